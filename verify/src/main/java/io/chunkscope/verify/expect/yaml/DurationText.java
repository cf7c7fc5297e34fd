package io.chunkscope.verify.expect.yaml;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them: {@code 200ms}, {@code 1.5 s}, {@code 2min}. */
final class DurationText {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) ?(ns|us|µs|ms|s|min|h)");

  private DurationText() {}

  /** Nanoseconds; -1 for what is none. */
  static long parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return -1;
    }
    long unitNs =
        switch (matcher.group(2)) {
          case "ns" -> 1L;
          case "us", "µs" -> 1_000L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "min" -> 60_000_000_000L;
          default -> 3_600_000_000_000L;
        };
    BigDecimal durationNs = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unitNs));
    // The longest is a billion hours.
    return durationNs.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? Long.MAX_VALUE
        : durationNs.longValue();
  }
}
