package io.chunkscope.analyzer.model;

/**
 * Which packet carried a byte of one direction, and when: one entry for each piece delivered, the
 * newest {@value #LIMIT} kept.
 *
 * <p>A hole-filler lies lower in the stream than data that arrived before it, so a byte was
 * readable only at the largest stamp at or below its offset; both times are kept. Stamps may run
 * backwards in a capture; readable times do not.
 */
public final class ArrivalIndex {
  private static final int LIMIT = 1024;
  private static final int INITIAL = 4;

  private long[] offsets = new long[INITIAL];
  private long[] stamps = new long[INITIAL];
  private long[] readable = new long[INITIAL];
  private long[] frames = new long[INITIAL];
  private long first;
  private long next;

  /** Appends a piece beginning at {@code streamOffset}, beyond all earlier ones. */
  public void append(long streamOffset, long timeNs, long frame) {
    int used = (int) (next - first);
    if (used == offsets.length) {
      if (used < LIMIT) {
        grow(used);
      } else {
        first++;
      }
    }
    int slot = slot(next);
    long readableNs = next == first ? timeNs : Math.max(timeNs, readable[slot(next - 1)]);
    offsets[slot] = streamOffset;
    stamps[slot] = timeNs;
    readable[slot] = readableNs;
    frames[slot] = frame;
    next++;
  }

  /** Forgets all but the newest entry: nothing earlier will be asked for. */
  public void trim() {
    if (next - first > 1) {
      first = next - 1;
    }
  }

  /** The frame that carried the byte (of the oldest kept where it is older). */
  public long frame(long streamOffset) {
    return frames[slot(entry(streamOffset))];
  }

  /** When the byte was on the wire, epoch nanoseconds. */
  public long timeNs(long streamOffset) {
    return stamps[slot(entry(streamOffset))];
  }

  /** When the byte and all before it were there, epoch nanoseconds. */
  public long readableNs(long streamOffset) {
    return readable[slot(entry(streamOffset))];
  }

  private long entry(long streamOffset) {
    long low = first;
    long high = next - 1;
    // Nearly every question is about the piece just delivered.
    if (high >= low && offsets[slot(high)] <= streamOffset) {
      return high;
    }
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (offsets[slot(middle)] <= streamOffset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private int slot(long entry) {
    return (int) (entry & (offsets.length - 1));
  }

  private void grow(int used) {
    int larger = offsets.length * 4;
    long[][] old = {offsets, stamps, readable, frames};
    long[][] grown = {new long[larger], new long[larger], new long[larger], new long[larger]};
    for (int i = 0; i < used; i++) {
      int from = slot(first + i);
      for (int column = 0; column < old.length; column++) {
        grown[column][(int) ((first + i) & (larger - 1))] = old[column][from];
      }
    }
    offsets = grown[0];
    stamps = grown[1];
    readable = grown[2];
    frames = grown[3];
  }
}
