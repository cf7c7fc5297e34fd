package io.chunkscope.capture.source;

/**
 * Integers in either byte order, out of an array. Byte by byte: a handle that views the array as
 * integers takes longer to set up than most captures take to read.
 */
final class ByteOrders {
  private ByteOrders() {}

  static int int32(byte[] bytes, int at, boolean bigEndian) {
    int value =
        (bytes[at] & 0xff)
            | ((bytes[at + 1] & 0xff) << 8)
            | ((bytes[at + 2] & 0xff) << 16)
            | (bytes[at + 3] << 24);
    return bigEndian ? Integer.reverseBytes(value) : value;
  }

  static long uint32(byte[] bytes, int at, boolean bigEndian) {
    return int32(bytes, at, bigEndian) & 0xffffffffL;
  }

  static int uint16(byte[] bytes, int at, boolean bigEndian) {
    int first = bytes[at] & 0xff;
    int second = bytes[at + 1] & 0xff;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  /** High word first in memory or not, as the byte order says. */
  static long int64(byte[] bytes, int at, boolean bigEndian) {
    long first = uint32(bytes, at, bigEndian);
    long second = uint32(bytes, at + 4, bigEndian);
    return bigEndian ? first << 32 | second : second << 32 | first;
  }
}
