package io.chunkscope.compare.leg;

import java.util.Arrays;

/** Fingerprints of field values, for asking how many two heads have in common. */
public final class PrintSet {
  private final long[] sorted;

  PrintSet(long[] prints, int count) {
    sorted = Arrays.copyOf(prints, count);
    Arrays.sort(sorted);
  }

  /** How many there are. */
  public int size() {
    return sorted.length;
  }

  /** How many of them are in the other set, too. */
  public int shared(PrintSet other) {
    int shared = 0;
    int j = 0;
    for (long print : sorted) {
      while (j < other.sorted.length && other.sorted[j] < print) {
        j++;
      }
      if (j < other.sorted.length && other.sorted[j] == print) {
        shared++;
        j++;
      }
    }
    return shared;
  }
}
