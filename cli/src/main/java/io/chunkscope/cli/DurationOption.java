package io.chunkscope.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A span of time as people type it, {@code 90s}, {@code 5m}, {@code 2h}, {@code 1d}; nanoseconds.
 */
final class DurationOption implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(ms|s|m|h|d)");
  private static final long NS_PER_MILLI = 1_000_000L;
  private static final long MAX_MILLIS = Long.MAX_VALUE / NS_PER_MILLI;

  @Override
  public Long convert(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new TypeConversionException("'" + text + "' is no duration such as 90s, 5m, 2h or 1d");
    }
    long millis =
        switch (form.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 86_400_000;
        };
    long count = Long.parseLong(form.group(1));
    if (count > MAX_MILLIS / millis) {
      throw new TypeConversionException("'" + text + "' is longer than nanoseconds can count");
    }
    return count * millis * NS_PER_MILLI;
  }
}
