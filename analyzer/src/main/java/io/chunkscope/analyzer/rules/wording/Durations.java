package io.chunkscope.analyzer.rules.wording;

/** Durations as a person says them: {@code 50 µs}, {@code 488 ms}, {@code 1.2 s}. */
public final class Durations {
  private static final long MICROSECOND_NS = 1_000;
  private static final long MILLISECOND_NS = 1_000_000;
  private static final long SECOND_NS = 1_000_000_000;
  private static final long MINUTE_NS = 60 * SECOND_NS;
  private static final long HOUR_NS = 60 * MINUTE_NS;

  private Durations() {}

  /** Two or three significant digits; a negative duration counts as none. */
  public static String text(long durationNs) {
    if (durationNs < MICROSECOND_NS) {
      return Math.max(0, durationNs) + " ns";
    }
    // Each limit lies where rounding would print the next unit's 1 as 1000 (or 60).
    if (durationNs < 999_500) {
      return scaled(durationNs, MICROSECOND_NS) + " µs";
    }
    if (durationNs < 999_500_000) {
      return scaled(durationNs, MILLISECOND_NS) + " ms";
    }
    if (durationNs < 59_500_000_000L) {
      return scaled(durationNs, SECOND_NS) + " s";
    }
    long wholeNs = (durationNs + SECOND_NS / 2) / SECOND_NS * SECOND_NS;
    if (wholeNs < HOUR_NS) {
      return wholeNs / MINUTE_NS + " min " + wholeNs % MINUTE_NS / SECOND_NS + " s";
    }
    return wholeNs / HOUR_NS + " h " + wholeNs % HOUR_NS / MINUTE_NS + " min";
  }

  private static String scaled(long durationNs, long unitNs) {
    double value = (double) durationNs / unitNs;
    if (value < 9.95) {
      long tenths = Math.round(value * 10);
      return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10);
    }
    return Long.toString(Math.round(value));
  }
}
