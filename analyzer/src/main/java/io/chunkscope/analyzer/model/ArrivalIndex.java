package io.chunkscope.analyzer.model;

/**
 * Which packet carried a byte of one direction, and when: one entry for each piece delivered, the
 * newest {@value #LIMIT} kept.
 *
 * <p>A hole-filler lies lower in the stream than data that arrived before it, so a byte was
 * readable only at the largest stamp at or below its offset; both times are kept. Stamps may run
 * backwards in a capture; readable times do not.
 */
final class ArrivalIndex {
  private static final int LIMIT = 1024;
  private static final int INITIAL = 2;

  /** An entry is four neighbours, so that it costs one cache line: its offset and these. */
  private static final int WIDTH = 4;

  private static final int STAMP = 1;
  private static final int READABLE = 2;
  private static final int FRAME = 3;

  private long[] entries = new long[INITIAL * WIDTH];
  private long first;
  private long next;

  /** Appends a piece beginning at {@code streamOffset}, beyond all earlier ones. */
  void append(long streamOffset, long timeNs, long frame) {
    int used = (int) (next - first);
    if (used * WIDTH == entries.length) {
      if (used < LIMIT) {
        grow(used);
      } else {
        first++;
      }
    }
    int at = at(next);
    entries[at] = streamOffset;
    entries[at + STAMP] = timeNs;
    entries[at + READABLE] =
        next == first ? timeNs : Math.max(timeNs, entries[at(next - 1) + READABLE]);
    entries[at + FRAME] = frame;
    next++;
  }

  /** Forgets all but the newest entry: nothing earlier will be asked for. */
  void trim() {
    if (next - first > 1) {
      first = next - 1;
    }
  }

  /** The frame that carried the byte (of the oldest kept where it is older). */
  long frame(long streamOffset) {
    return entries[at(entry(streamOffset)) + FRAME];
  }

  /** When the byte was on the wire, epoch nanoseconds. */
  long timeNs(long streamOffset) {
    return entries[at(entry(streamOffset)) + STAMP];
  }

  /** When the byte and all before it were there, epoch nanoseconds. */
  long readableNs(long streamOffset) {
    return entries[at(entry(streamOffset)) + READABLE];
  }

  private long entry(long streamOffset) {
    long low = first;
    long high = next - 1;
    // Nearly every question is about the piece just delivered.
    if (high >= low && entries[at(high)] <= streamOffset) {
      return high;
    }
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (entries[at(middle)] <= streamOffset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private int at(long entry) {
    return (int) (entry * WIDTH) & (entries.length - 1);
  }

  private void grow(int used) {
    long[] grown = new long[entries.length * 4];
    for (int i = 0; i < used; i++) {
      int to = (int) ((first + i) * WIDTH) & (grown.length - 1);
      System.arraycopy(entries, at(first + i), grown, to, WIDTH);
    }
    entries = grown;
  }
}
