package io.chunkscope.capture.source;

/** Walks the options at the end of a block: code, length, value padded to 32 bits. */
final class PcapngOptions {
  private static final int END_OF_OPTIONS = 0;
  private static final int HEADER_BYTES = 4;

  private final byte[] bytes;
  private final int end;
  private final boolean bigEndian;
  private int next;
  private int code;
  private int valueOffset;
  private int length;
  private boolean overrun;

  PcapngOptions(byte[] bytes, int start, int end, boolean bigEndian) {
    this.bytes = bytes;
    this.next = start;
    this.end = end;
    this.bigEndian = bigEndian;
  }

  /** Goes to the next option; false when there is none, or none that fits into the block. */
  boolean advance() {
    if (next == end) {
      return false;
    }
    if (end - next < HEADER_BYTES) {
      overrun = true;
      return false;
    }
    code = ByteOrders.uint16(bytes, next, bigEndian);
    length = ByteOrders.uint16(bytes, next + 2, bigEndian);
    if (code == END_OF_OPTIONS) {
      return false;
    }
    valueOffset = next + HEADER_BYTES;
    overrun = length > end - valueOffset;
    next = Math.min(end, valueOffset + PcapngBlocks.padded(length));
    return !overrun;
  }

  /** Whether the walk ended at an option that is longer than its block. */
  boolean overrun() {
    return overrun;
  }

  int code() {
    return code;
  }

  /** Index of the value's first byte. */
  int valueOffset() {
    return valueOffset;
  }

  /** Of the value, without padding. */
  int length() {
    return length;
  }
}
