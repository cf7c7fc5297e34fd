package io.chunkscope.capture.tcp;

import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Remembers the last segments of one direction by range and checksum, so that a retransmission with
 * other content is noticed without keeping the bytes. Only a retransmission of the same range can
 * be compared.
 */
final class SentHistory {
  private static final int SEGMENTS = 16;

  private static final int AT_FIRST = 2;

  /** Two neighbours a segment: its offset; its length above its checksum. */
  private static final int WIDTH = 2;

  private long[] segments = new long[AT_FIRST * WIDTH];
  private long next;

  void remember(long offset, int length, int checksum) {
    if (next == AT_FIRST) {
      segments = Arrays.copyOf(segments, SEGMENTS * WIDTH);
    }
    int at = (int) (next++ * WIDTH) & (segments.length - 1);
    segments[at] = offset;
    segments[at + 1] = content(length, checksum);
  }

  private static long content(int length, int checksum) {
    return (long) length << 32 | (checksum & 0xffffffffL);
  }

  /** Whether this very range was sent before with other content. */
  boolean contradicts(long offset, int length, int checksum) {
    int end = (int) Math.min(next * WIDTH, segments.length);
    for (int at = 0; at < end; at += WIDTH) {
      if (segments[at] == offset && segments[at + 1] >>> 32 == length) {
        return segments[at + 1] != content(length, checksum);
      }
    }
    return false;
  }

  static int checksum(CRC32C crc, byte[] bytes, int offset, int length) {
    crc.reset();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }
}
