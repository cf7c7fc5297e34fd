package io.chunkscope.cli.report;

import io.chunkscope.analyzer.rules.wording.Phrases;

/** Numbers as a person reads them: three significant digits and a unit that fits. */
public final class Amounts {
  private static final long MICROSECOND_NS = 1_000L;
  private static final long MILLISECOND_NS = 1_000_000L;
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long MINUTE_S = 60;
  private static final long HOUR_S = 3600;

  private Amounts() {}

  /** {@code 850 ns}, {@code 12.3 ms}, {@code 1.3 s}, {@code 2 min 5 s}, {@code 3 h 20 min}. */
  public static String duration(long durationNs) {
    if (durationNs < MICROSECOND_NS) {
      return durationNs + " ns";
    }
    if (durationNs < MILLISECOND_NS) {
      return scaled(durationNs, MICROSECOND_NS) + " µs";
    }
    if (durationNs < SECOND_NS) {
      return scaled(durationNs, MILLISECOND_NS) + " ms";
    }
    long seconds = durationNs / SECOND_NS;
    if (seconds < MINUTE_S) {
      return scaled(durationNs, SECOND_NS) + " s";
    }
    if (seconds < HOUR_S) {
      return seconds / MINUTE_S + " min" + rest(seconds % MINUTE_S, " s");
    }
    return seconds / HOUR_S + " h" + rest(seconds % HOUR_S / MINUTE_S, " min");
  }

  /** {@code 512 bytes}, {@code 13.8 kB}, {@code 1.5 GB}; decimal units. */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return count(bytes, "byte");
    }
    if (bytes < 1_000_000) {
      return scaled(bytes, 1000) + " kB";
    }
    if (bytes < 1_000_000_000) {
      return scaled(bytes, 1_000_000) + " MB";
    }
    return scaled(bytes, 1_000_000_000) + " GB";
  }

  /** {@code 1 exchange}, {@code 41 exchanges}; regular plurals. */
  public static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** Digits in groups of three: {@code 367,000}. */
  public static String number(long number) {
    return number < 10_000 ? Long.toString(number) : Phrases.number(number);
  }

  private static String rest(long value, String unit) {
    return value == 0 ? "" : " " + value + unit;
  }

  /** Three significant digits, rounded down so that the unit always fits. */
  private static String scaled(long value, long unit) {
    long whole = value / unit;
    if (whole >= 100 || value % unit == 0) {
      return Long.toString(whole);
    }
    int decimals = whole >= 10 ? 1 : 2;
    long steps = decimals == 1 ? 10 : 100;
    // Never overflows: units are at most 10^9.
    long fraction = value % unit * steps / unit;
    if (fraction == 0) {
      return Long.toString(whole);
    }
    boolean zeroFirst = decimals == 2 && fraction < 10;
    boolean zeroLast = decimals == 2 && fraction % 10 == 0;
    return whole + (zeroFirst ? ".0" : ".") + (zeroLast ? fraction / 10 : fraction);
  }
}
