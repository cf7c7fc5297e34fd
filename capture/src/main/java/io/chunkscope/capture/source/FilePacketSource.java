package io.chunkscope.capture.source;

import io.chunkscope.capture.source.CaptureInput.Ending;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What reading a saved capture is about whatever its format: one buffer, packets handed over as
 * they become whole, an end that may come too early. Formats say where a record begins and ends.
 *
 * <p>Not safe for use by several threads.
 */
abstract class FilePacketSource implements PacketSource {

  /** {@link #next} has pointed {@link #packet} at a packet and consumed it. */
  static final int PACKET = 0;

  /** {@link #next} has consumed something else. */
  static final int SKIPPED = -1;

  /** Longest packet of most link types; what libpcap calls its maximum snap length. */
  private static final int MAX_CAPTURED_BYTES = 262_144;

  /** A snap length above this bounds nothing: writers put "no limit" in many ways. */
  private static final long MAX_CREDIBLE_SNAP_LENGTH = 16 << 20;

  final RecordBuffer buffer;
  final Packet packet = new Packet();
  long frameNumber;
  private final CaptureOrigin origin;
  private final String format;
  private final List<String> linkTypes = new ArrayList<>();
  private long packets;
  private long truncatedPackets;
  private boolean exhausted;
  private boolean complete = true;
  private String problem;

  FilePacketSource(CaptureOrigin origin, String format) {
    this.origin = origin;
    this.format = format;
    this.buffer = new RecordBuffer(origin);
  }

  /**
   * Takes the next record, if it is whole.
   *
   * @return {@link #PACKET}, {@link #SKIPPED}, or how many bytes from the position on are needed to
   *     go further
   */
  abstract int next() throws CaptureFormatException;

  /**
   * What the bytes left at the end are a part of, for people: {@code packet 7}, {@code a block}.
   */
  abstract String unfinished();

  @Override
  public final int poll(PacketHandler handler, int limit)
      throws IOException, CaptureFormatException {
    int delivered = 0;
    while (delivered < limit && !exhausted) {
      int outcome = nextOrFail();
      if (outcome == PACKET) {
        packets++;
        if (packet.capturedLength() < packet.originalLength()) {
          truncatedPackets++;
        }
        handler.onPacket(packet);
        delivered++;
      } else if (outcome != SKIPPED) {
        if (delivered > 0) {
          return delivered;
        }
        if (!fill(outcome)) {
          end(outcome);
        }
      }
    }
    return delivered;
  }

  private int nextOrFail() throws CaptureFormatException {
    try {
      return next();
    } catch (CaptureFormatException e) {
      fail(e.getMessage());
      throw e;
    }
  }

  private boolean fill(int needed) throws IOException {
    try {
      return buffer.fill(needed);
    } catch (IOException e) {
      fail("reading failed at " + place(buffer.streamOffset()) + ": " + e.getMessage());
      throw e;
    }
  }

  private void fail(String what) {
    exhausted = true;
    complete = false;
    problem = what;
  }

  private void end(int needed) throws CaptureFormatException {
    exhausted = true;
    Ending ending = origin.content().ending();
    if (ending == Ending.DAMAGED) {
      fail(
          "the "
              + origin.compression().id()
              + " data is damaged near stored byte "
              + buffer.storedBytes()
              + ", after packet "
              + frameNumber
              + "; what came before was read, so fetch the file again or go on without the rest");
      throw new CaptureFormatException(problem);
    }
    boolean unfinished = buffer.available() > 0;
    if (ending == Ending.CUT) {
      fail(
          "the "
              + origin.compression().id()
              + " data is cut short after "
              + buffer.storedBytes()
              + " bytes, "
              + (unfinished ? "inside " + unfinished() : "behind packet " + frameNumber));
    } else if (unfinished) {
      fail(
          origin.name()
              + " ends inside "
              + unfinished()
              + " at "
              + place(buffer.streamOffset())
              + ": "
              + buffer.available()
              + " of "
              + needed
              + " bytes are there");
    }
  }

  /** {@code byte 1234}, and of what, when that is not the file as stored. */
  final String place(long streamOffset) {
    return "byte " + streamOffset + (origin.compression() == null ? "" : " (decompressed)");
  }

  /** The most bytes a packet may have before its length is taken for damage. */
  static int maxCapturedBytes(int linkType, long snapLength) {
    int usual = LinkTypes.maxPacketBytes(linkType, MAX_CAPTURED_BYTES);
    return snapLength <= MAX_CREDIBLE_SNAP_LENGTH ? Math.max(usual, (int) snapLength) : usual;
  }

  /** An original length is at least what was captured, and an int. */
  static int originalLength(long claimed, int capturedLength) {
    return (int) Math.max(capturedLength, Math.min(claimed, Integer.MAX_VALUE));
  }

  /** Whether the capture is stored as it is, not compressed. */
  final boolean isPlain() {
    return origin.compression() == null;
  }

  final void declare(int linkType) {
    String name = LinkTypes.name(linkType);
    if (!linkTypes.contains(name)) {
      linkTypes.add(name);
    }
  }

  @Override
  public final boolean exhausted() {
    return exhausted;
  }

  @Override
  public final CaptureInfo info() {
    return new CaptureInfo(
        format,
        origin.compression() == null ? null : origin.compression().id(),
        Collections.unmodifiableList(new ArrayList<>(linkTypes)),
        packets,
        buffer.storedBytes(),
        truncatedPackets,
        complete,
        problem);
  }

  @Override
  public final long consumedBytes() {
    return buffer.storedBytes();
  }

  @Override
  public final void close() throws IOException {
    exhausted = true;
    buffer.close();
  }
}
