package io.chunkscope.compare.match;

import java.util.Arrays;

/** Which of a window of front exchanges have a partner; those before it count as having one. */
final class TakenFronts {
  /** How many fronts are told apart. */
  static final int WINDOW = 256;

  private final int low;
  private final long[] bits;

  TakenFronts() {
    this(0, new long[WINDOW / Long.SIZE]);
  }

  private TakenFronts(int low, long[] bits) {
    this.low = low;
    this.bits = bits;
  }

  /** The first of the window. */
  int low() {
    return low;
  }

  /** Whether one is taken; it is not beyond the window. */
  boolean has(int front) {
    int place = front - low;
    return place < 0 || (bits[place / Long.SIZE] & 1L << place) != 0;
  }

  /** The same, and one more, which is in the window. */
  TakenFronts with(int front) {
    int place = front - low;
    long[] more = bits.clone();
    more[place / Long.SIZE] |= 1L << place;
    return new TakenFronts(low, more);
  }

  /** The same with a window that begins later. */
  TakenFronts from(int first) {
    int words = (first - low) / Long.SIZE;
    int by = (first - low) % Long.SIZE;
    long[] moved = new long[bits.length];
    for (int word = 0; word + words < bits.length; word++) {
      moved[word] = bits[word + words] >>> by;
      if (by > 0 && word + words + 1 < bits.length) {
        moved[word] |= bits[word + words + 1] << (Long.SIZE - by);
      }
    }
    return new TakenFronts(first, moved);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TakenFronts same && low == same.low && Arrays.equals(bits, same.bits);
  }

  @Override
  public int hashCode() {
    // Neighbouring bits differ between ways, so all of them have to spread.
    long hash = 0;
    for (long word : bits) {
      hash = (hash ^ word) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 32;
    }
    return (int) hash;
  }
}
