package io.chunkscope.cli.report;

import io.chunkscope.capture.source.CaptureInfo;
import java.util.List;

/**
 * One capture of a run.
 *
 * @param index 0-based, in the order of the command line
 * @param file its name as given; {@code -} for standard input
 * @param info what the source says of it; null when it could not be opened
 * @param firstTimeNs stamp of the first packet, epoch nanoseconds; {@link #UNKNOWN} without packets
 * @param lastTimeNs stamp of the last packet
 * @param undecodedPackets packets whose headers could not be read
 * @param badChecksumPackets packets dropped for their checksums, where that was asked for
 * @param droppedPackets packets known to have been dropped before they could be captured
 * @param evictedConnections connections given up to stay within the limits on memory
 * @param otherProtocols what is not TCP, by name, most packets first
 * @param complete whether it was read to a proper end
 * @param problem what was wrong, one line, or null
 */
public record CaptureRecord(
    int index,
    String file,
    CaptureInfo info,
    long firstTimeNs,
    long lastTimeNs,
    long undecodedPackets,
    long badChecksumPackets,
    long droppedPackets,
    long evictedConnections,
    List<ProtocolTally> otherProtocols,
    boolean complete,
    String problem) {

  /** The capture does not tell. */
  public static final long UNKNOWN = -1;

  public CaptureRecord {
    otherProtocols = List.copyOf(otherProtocols);
  }

  /** A capture that could not be opened. */
  public static CaptureRecord unreadable(int index, String file, String problem) {
    return new CaptureRecord(
        index, file, null, UNKNOWN, UNKNOWN, 0, 0, 0, 0, List.of(), false, problem);
  }

  /** Packets read. */
  public long packets() {
    return info == null ? 0 : info.packets();
  }
}
