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

  private long[] offsets = new long[AT_FIRST];
  private int[] lengths = new int[AT_FIRST];
  private int[] checksums = new int[AT_FIRST];
  private int next;

  void remember(long offset, int length, int checksum) {
    if (next == offsets.length && next < SEGMENTS) {
      offsets = Arrays.copyOf(offsets, SEGMENTS);
      lengths = Arrays.copyOf(lengths, SEGMENTS);
      checksums = Arrays.copyOf(checksums, SEGMENTS);
    }
    int slot = next++ & (offsets.length - 1);
    offsets[slot] = offset;
    lengths[slot] = length;
    checksums[slot] = checksum;
  }

  /** Whether this very range was sent before with other content. */
  boolean contradicts(long offset, int length, int checksum) {
    int known = Math.min(next, offsets.length);
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
