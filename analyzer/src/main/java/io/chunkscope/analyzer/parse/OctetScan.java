package io.chunkscope.analyzer.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds octets in an array, eight at a time. */
final class OctetScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long SPACES = 0x20 * ONES;
  private static final long DELETES = 0x7f * ONES;
  private static final long LINE_FEEDS = 0x0a * ONES;

  private OctetScan() {}

  /* Both tests below may mark an octet wrongly, but only above (after) one marked rightly, because a
   * borrow runs upwards; so the lowest mark, the first octet in little-endian order, is exact. */

  /** Index of the first control octet (HT, CR and LF among them) in [from, to), else {@code to}. */
  static int nextControl(byte[] bytes, int from, int to) {
    int index = from;
    for (; index <= to - Long.BYTES; index += Long.BYTES) {
      long word = (long) LONGS.get(bytes, index);
      long deletes = word ^ DELETES;
      long marks = (((word - SPACES) & ~word) | ((deletes - ONES) & ~deletes)) & HIGH_BITS;
      if (marks != 0) {
        return index + (Long.numberOfTrailingZeros(marks) >>> 3);
      }
    }
    while (index < to && !OctetClass.isControl(bytes[index])) {
      index++;
    }
    return index;
  }

  /** Index of the first LF in [from, to), else {@code to}. */
  static int nextLineFeed(byte[] bytes, int from, int to) {
    int index = from;
    for (; index <= to - Long.BYTES; index += Long.BYTES) {
      long lineFeeds = (long) LONGS.get(bytes, index) ^ LINE_FEEDS;
      long marks = (lineFeeds - ONES) & ~lineFeeds & HIGH_BITS;
      if (marks != 0) {
        return index + (Long.numberOfTrailingZeros(marks) >>> 3);
      }
    }
    while (index < to && bytes[index] != OctetClass.LF) {
      index++;
    }
    return index;
  }
}
