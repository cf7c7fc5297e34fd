package io.chunkscope.compare.leg;

import java.util.Arrays;

/**
 * When the bytes of a body became readable: for a growing list of places in it, how far it was
 * there as sent, how far its text was, and when. A list that grows too long is thinned: places that
 * came within a short time of each other become one with the latest of their times, and the time
 * that is short doubles.
 */
final class ArrivalMarks {
  static final int WIDTH = 4;
  private static final long FIRST_GRAIN_NS = 1_000_000L;

  private final int limit;
  private long[] marks = new long[WIDTH];
  private int count;
  private long grainNs;

  /** When the last place began to be merged. */
  private long lastGroupNs;

  ArrivalMarks(int limit) {
    this.limit = limit;
  }

  void add(long sentBytes, long textBytes, long timeNs, long frame) {
    // What comes in one packet is one place; of a thinned list, what comes within a grain.
    if (count > 0 && timeNs - lastGroupNs <= grainNs) {
      set(count - 1, sentBytes, textBytes, timeNs, frame);
      return;
    }
    if (count == limit) {
      thin();
    }
    if (count * WIDTH == marks.length) {
      marks = Arrays.copyOf(marks, Math.min(limit * WIDTH, marks.length * 2));
    }
    lastGroupNs = timeNs;
    set(count++, sentBytes, textBytes, timeNs, frame);
  }

  private void set(int mark, long sentBytes, long textBytes, long timeNs, long frame) {
    marks[mark * WIDTH] = sentBytes;
    marks[mark * WIDTH + 1] = textBytes;
    marks[mark * WIDTH + 2] = timeNs;
    marks[mark * WIDTH + 3] = frame;
  }

  private void thin() {
    while (count == limit) {
      grainNs = grainNs == 0 ? FIRST_GRAIN_NS : grainNs * 2;
      int kept = 0;
      long groupNs = marks[2];
      for (int i = 1; i < count; i++) {
        long timeNs = marks[i * WIDTH + 2];
        if (timeNs - groupNs > grainNs) {
          kept++;
          groupNs = timeNs;
        }
        System.arraycopy(marks, i * WIDTH, marks, kept * WIDTH, WIDTH);
      }
      count = kept + 1;
      lastGroupNs = groupNs;
      if (count == limit && grainNs > Long.MAX_VALUE / 4) {
        count--;
      }
    }
  }

  long[] trimmed() {
    return Arrays.copyOf(marks, count * WIDTH);
  }

  /**
   * By how much times may be late: what was merged within one grain may be merged within twice it.
   */
  long grainNs() {
    return 2 * grainNs;
  }
}
