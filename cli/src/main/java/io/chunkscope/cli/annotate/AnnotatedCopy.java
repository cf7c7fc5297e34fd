package io.chunkscope.cli.annotate;

import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.capture.write.PcapngAnnotator;
import io.chunkscope.capture.write.PcapngWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Copies a capture into a pcapng file with comments: pcapng block by block, pcap packet by packet.
 */
public final class AnnotatedCopy {
  private static final int PACKETS_AT_ONCE = 4096;

  private final long packets;
  private final long converted;
  private final long refused;

  private AnnotatedCopy(long packets, PcapngAnnotator blocks) {
    this.packets = packets;
    this.converted = blocks == null ? 0 : blocks.converted();
    this.refused = blocks == null ? 0 : blocks.refused();
  }

  /**
   * Copies all that can be read.
   *
   * @param out buffered; flushed, not closed
   * @param application what a file that is not pcapng yet is said to be written by
   * @throws IOException when writing fails, or reading for what is not in the file; a damaged file
   *     is copied as far as it goes
   */
  public static AnnotatedCopy of(
      Path capture, OutputStream out, String application, FrameComments comments)
      throws IOException, CaptureFormatException {
    try (PacketSource source = CaptureFiles.open(capture)) {
      PcapngAnnotator blocks = new PcapngAnnotator(out, comments::take);
      boolean isPcapng = source.tellBlocks(blocks);
      if (isPcapng) {
        readAll(source, null, comments);
      } else {
        // Closing the writer would close what is not ours.
        @SuppressWarnings("resource")
        PcapngWriter writer = new PcapngWriter(out, application, null);
        readAll(source, writer, comments);
      }
      out.flush();
      return new AnnotatedCopy(source.info().packets(), isPcapng ? blocks : null);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Damage is told by the analysis that came before, and ends the copy. */
  private static void readAll(PacketSource source, PcapngWriter writer, FrameComments comments)
      throws IOException {
    try {
      while (!source.exhausted()) {
        source.poll(
            packet -> {
              if (writer != null) {
                try {
                  writer.frameCheckSequence(source.frameCheckSequenceBits());
                  writer.commented(packet, comments.take(packet.frameNumber()));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
            },
            PACKETS_AT_ONCE);
      }
    } catch (CaptureFormatException e) {
      if (!source.exhausted()) {
        throw new IllegalStateException("a source that goes on behind damage", e);
      }
    }
  }

  /** Packets copied. */
  public long packets() {
    return packets;
  }

  /** Simple packets that became enhanced ones, see {@link PcapngAnnotator}. */
  public long converted() {
    return converted;
  }

  /** Packets whose block would have become too long with their comments. */
  public long refused() {
    return refused;
  }
}
