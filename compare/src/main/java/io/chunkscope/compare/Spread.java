package io.chunkscope.compare;

import java.util.Arrays;

/** Least, median and most of some numbers. */
public final class Spread {
  private static final int KEPT = 4_096;

  private long[] kept = new long[4];
  private long count;
  private long least = Long.MAX_VALUE;
  private long most = Long.MIN_VALUE;

  void add(long value) {
    // Of very many a sample makes the median, spread over all of them.
    if (count < KEPT) {
      if (count == kept.length) {
        kept = Arrays.copyOf(kept, Math.min(KEPT, 4 * kept.length));
      }
      kept[(int) count] = value;
    } else if (Long.remainderUnsigned(count * 0x9e3779b97f4a7c15L, count + 1) < KEPT) {
      kept[(int) Long.remainderUnsigned(count * 0xbf58476d1ce4e5b9L, KEPT)] = value;
    }
    count++;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }

  /** Whether there are any. */
  public boolean isEmpty() {
    return count == 0;
  }

  public long count() {
    return count;
  }

  public long least() {
    return least;
  }

  public long most() {
    return most;
  }

  /** The middle one; of very many, of a sample. */
  public long median() {
    int size = (int) Math.min(count, KEPT);
    long[] sorted = Arrays.copyOf(kept, size);
    Arrays.sort(sorted);
    return sorted[(size - 1) / 2];
  }
}
