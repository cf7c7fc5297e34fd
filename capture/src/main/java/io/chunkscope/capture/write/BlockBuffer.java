package io.chunkscope.capture.write;

import java.util.Arrays;

/** One pcapng block while it is put together: little-endian, parts padded to 32 bits. */
final class BlockBuffer {
  private static final int LENGTH_OFFSET = 4;

  private byte[] bytes = new byte[4096];
  private int size;

  void begin(int type) {
    size = 0;
    u32(type);
    u32(0);
  }

  void u32(int value) {
    reserve(4);
    put32(size, value);
    size += 4;
  }

  void u64(long value) {
    u32((int) value);
    u32((int) (value >>> 32));
  }

  void padded(byte[] from, int offset, int length) {
    int padded = (length + 3) & ~3;
    reserve(padded);
    System.arraycopy(from, offset, bytes, size, length);
    Arrays.fill(bytes, size + length, size + padded, (byte) 0);
    size += padded;
  }

  void option(int code, byte[] value, int length) {
    u32(code | length << 16);
    padded(value, 0, length);
  }

  /** Completes the block. */
  int end() {
    u32(size + 4);
    put32(LENGTH_OFFSET, size);
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  private void put32(int at, int value) {
    bytes[at] = (byte) value;
    bytes[at + 1] = (byte) (value >>> 8);
    bytes[at + 2] = (byte) (value >>> 16);
    bytes[at + 3] = (byte) (value >>> 24);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
