package io.chunkscope.compare.match;

import java.util.Arrays;

/** Numbers by a key, the least first; a binary heap without boxes. */
final class LongHeap {
  private long[] keys = new long[64];
  private int[] values = new int[64];
  private int size;

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The least key. */
  long key() {
    return keys[0];
  }

  void add(long key, int value) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    int at = size++;
    while (at > 0 && keys[(at - 1) / 2] > key) {
      keys[at] = keys[(at - 1) / 2];
      values[at] = values[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    keys[at] = key;
    values[at] = value;
  }

  /** Takes out the value of the least key. */
  int poll() {
    int least = values[0];
    size--;
    long key = keys[size];
    int value = values[size];
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && keys[child + 1] < keys[child]) {
        child++;
      }
      if (keys[child] >= key) {
        break;
      }
      keys[at] = keys[child];
      values[at] = values[child];
      at = child;
    }
    keys[at] = key;
    values[at] = value;
    return least;
  }
}
