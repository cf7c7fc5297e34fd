package io.chunkscope.capture.tcp;

import java.util.zip.CRC32C;

/**
 * Remembers the last segments of one direction by range and checksum, so that a retransmission with
 * other content is noticed without keeping the bytes. Only a retransmission of the same range can
 * be compared.
 */
final class SentHistory {
  private static final int SEGMENTS = 16;

  private final long[] offsets = new long[SEGMENTS];
  private final int[] lengths = new int[SEGMENTS];
  private final int[] checksums = new int[SEGMENTS];
  private int next;

  void remember(long offset, int length, int checksum) {
    int slot = next++ & (SEGMENTS - 1);
    offsets[slot] = offset;
    lengths[slot] = length;
    checksums[slot] = checksum;
  }

  /** Whether this very range was sent before with other content. */
  boolean contradicts(long offset, int length, int checksum) {
    int known = Math.min(next, SEGMENTS);
    for (int slot = 0; slot < known; slot++) {
      if (offsets[slot] == offset && lengths[slot] == length) {
        return checksums[slot] != checksum;
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
