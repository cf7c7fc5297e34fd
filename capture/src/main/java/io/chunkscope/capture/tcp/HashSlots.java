package io.chunkscope.capture.tcp;

/**
 * Numbers found by hashes that need not be unique: open addressing with linear probing, primitive
 * arrays only. What a number stands for, and whether it is the one looked for, the user knows.
 */
final class HashSlots {
  /** No slot. */
  static final int NONE = -1;

  private static final int INITIAL = 1 << 10;

  private int[] hashes = new int[INITIAL];

  /** Each number plus one; 0 is an empty slot. */
  private int[] numbers = new int[INITIAL];

  private int size;

  int size() {
    return size;
  }

  /** The first slot of that hash, or {@link #NONE}. */
  int first(int hash) {
    return scan(hash, hash);
  }

  /** The next slot of that hash, or {@link #NONE}. */
  int next(int slot, int hash) {
    return scan(slot + 1, hash);
  }

  private int scan(int from, int hash) {
    int mask = numbers.length - 1;
    for (int slot = from & mask; numbers[slot] != 0; slot = (slot + 1) & mask) {
      if (hashes[slot] == hash) {
        return slot;
      }
    }
    return NONE;
  }

  /** The number in a slot that is not empty. */
  int number(int slot) {
    return numbers[slot] - 1;
  }

  /** Adds a number, not negative; one that is there already is there twice. */
  void add(int hash, int number) {
    if (size * 2 >= numbers.length) {
      grow();
    }
    put(hash, number + 1);
    size++;
  }

  /** Takes out a number that was added with that hash. */
  void remove(int hash, int number) {
    int slot = first(hash);
    while (number(slot) != number) {
      slot = next(slot, hash);
    }
    clear(slot);
    size--;
  }

  /** Empties a slot; whatever was displaced past it moves back into it. */
  private void clear(int cleared) {
    int mask = numbers.length - 1;
    int hole = cleared;
    numbers[hole] = 0;
    for (int slot = (hole + 1) & mask; numbers[slot] != 0; slot = (slot + 1) & mask) {
      int home = hashes[slot] & mask;
      boolean reachable = hole <= slot ? hole < home && home <= slot : hole < home || home <= slot;
      if (!reachable) {
        numbers[hole] = numbers[slot];
        hashes[hole] = hashes[slot];
        numbers[slot] = 0;
        hole = slot;
      }
    }
  }

  private void put(int hash, int stored) {
    int mask = numbers.length - 1;
    int slot = hash & mask;
    while (numbers[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    hashes[slot] = hash;
    numbers[slot] = stored;
  }

  private void grow() {
    int[] oldHashes = hashes;
    int[] old = numbers;
    hashes = new int[old.length * 2];
    numbers = new int[old.length * 2];
    for (int slot = 0; slot < old.length; slot++) {
      if (old[slot] != 0) {
        put(oldHashes[slot], old[slot]);
      }
    }
  }
}
