package io.chunkscope.capture.decode;

import java.util.Arrays;

/** A set of byte positions, kept as sorted ranges that neither overlap nor touch. */
final class ByteRanges {
  private int[] starts = new int[4];
  private int[] ends = new int[4];
  private int count;

  /** Adds positions {@code start} to {@code end}, exclusive. */
  void add(int start, int end) {
    if (start >= end) {
      return;
    }
    int first = 0;
    while (first < count && ends[first] < start) {
      first++;
    }
    int behind = first;
    int from = start;
    int to = end;
    while (behind < count && starts[behind] <= end) {
      from = Math.min(from, starts[behind]);
      to = Math.max(to, ends[behind]);
      behind++;
    }
    replace(first, behind);
    starts[first] = from;
    ends[first] = to;
  }

  /** Makes room for one range in place of those from {@code first} to {@code behind}. */
  private void replace(int first, int behind) {
    int newCount = count - (behind - first) + 1;
    if (newCount > starts.length) {
      starts = Arrays.copyOf(starts, newCount * 2);
      ends = Arrays.copyOf(ends, newCount * 2);
    }
    System.arraycopy(starts, behind, starts, first + 1, count - behind);
    System.arraycopy(ends, behind, ends, first + 1, count - behind);
    count = newCount;
  }

  /** The first position at or behind {@code from} that is not in the set. */
  int nextAbsent(int from) {
    for (int i = 0; i < count && starts[i] <= from; i++) {
      if (from < ends[i]) {
        return ends[i];
      }
    }
    return from;
  }

  /** The first position at or behind {@code from} that is in the set, or {@code limit}. */
  int nextPresent(int from, int limit) {
    for (int i = 0; i < count; i++) {
      if (from < ends[i]) {
        return Math.min(limit, Math.max(from, starts[i]));
      }
    }
    return limit;
  }

  /** Bytes of memory behind this set, about. */
  int footprint() {
    return 8 * starts.length;
  }
}
