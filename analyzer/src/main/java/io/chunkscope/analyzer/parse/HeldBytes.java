package io.chunkscope.analyzer.parse;

import java.util.Arrays;

/** A bounded copy of bytes whose meaning is decided by later ones; holds no memory when empty. */
final class HeldBytes {
  private static final byte[] NONE = new byte[0];
  private static final int FIRST_CAPACITY = 64;

  private final int maxBytes;
  private byte[] bytes = NONE;
  private int length;

  HeldBytes(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Copies as many as the limit allows. */
  void append(byte[] source, int offset, int count) {
    int kept = Math.min(count, maxBytes - length);
    if (kept <= 0) {
      return;
    }
    int needed = length + kept;
    if (needed > bytes.length) {
      int capacity = Math.max(FIRST_CAPACITY, Math.max(needed, 2 * bytes.length));
      bytes = Arrays.copyOf(bytes, Math.min(capacity, maxBytes));
    }
    System.arraycopy(source, offset, bytes, length, kept);
    length = needed;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Forgets the bytes; the array stays for the next ones. */
  void clear() {
    length = 0;
  }

  /** Forgets the bytes and the array. */
  void release() {
    length = 0;
    if (bytes != NONE) {
      bytes = NONE;
    }
  }
}
