package io.chunkscope.cli.report.html;

/**
 * Counts values in steps of 1, 2, 5, 10, 20, 50 and so on; value 0 counts with 1. The steps are the
 * same in plots.js.
 */
final class LogHistogram {
  /** Three steps a power of ten; the largest long has 19 digits. */
  private static final int STEPS = 3 * 19;

  private final long[] counts = new long[STEPS];

  void add(long value) {
    counts[step(Math.max(1, value))]++;
  }

  private static int step(long value) {
    int step = 0;
    long rest = value;
    while (rest >= 10) {
      rest /= 10;
      step += 3;
    }
    return step + (rest >= 5 ? 2 : rest >= 2 ? 1 : 0);
  }

  int steps() {
    return STEPS;
  }

  /** Values from this step's bound to the next one's. */
  long count(int step) {
    return counts[step];
  }
}
