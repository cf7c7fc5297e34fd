package io.chunkscope.cli.report;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes epoch nanoseconds for people and programs, always in UTC. Not for several threads. */
public final class Timestamps {
  private static final long SECOND_NS = 1_000_000_000L;

  // Records come in nearly the order of time: the second seldom changes.
  private long cachedSecond = Long.MIN_VALUE;
  private String cachedText;

  /** RFC 3339 with nine digits: {@code 2026-11-21T00:12:00.000000000Z}. */
  public String rfc3339(long epochNs) {
    StringBuilder text = new StringBuilder(30).append(second(epochNs)).append('.');
    digits(text, Math.floorMod(epochNs, SECOND_NS), 9);
    return text.append('Z').toString();
  }

  /** {@code 2026-11-21 00:12:00.000}. */
  public String dateAndTime(long epochNs) {
    return second(epochNs).replace('T', ' ') + milliseconds(epochNs);
  }

  /** {@code 00:12:00.000}. */
  public String timeOfDay(long epochNs) {
    String second = second(epochNs);
    return second.substring(second.indexOf('T') + 1) + milliseconds(epochNs);
  }

  /** Whether two times fall on one day. */
  public static boolean sameDay(long epochNs, long otherNs) {
    return Math.floorDiv(epochNs, 86_400 * SECOND_NS) == Math.floorDiv(otherNs, 86_400 * SECOND_NS);
  }

  private static String milliseconds(long epochNs) {
    StringBuilder text = new StringBuilder(4).append('.');
    digits(text, Math.floorMod(epochNs, SECOND_NS) / 1_000_000, 3);
    return text.toString();
  }

  private String second(long epochNs) {
    long second = Math.floorDiv(epochNs, SECOND_NS);
    if (second != cachedSecond) {
      LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
      StringBuilder text = new StringBuilder(19);
      digits(text, time.getYear(), 4);
      text.append('-');
      digits(text, time.getMonthValue(), 2);
      text.append('-');
      digits(text, time.getDayOfMonth(), 2);
      text.append('T');
      digits(text, time.getHour(), 2);
      text.append(':');
      digits(text, time.getMinute(), 2);
      text.append(':');
      digits(text, time.getSecond(), 2);
      cachedText = text.toString();
      cachedSecond = second;
    }
    return cachedText;
  }

  private static void digits(StringBuilder text, long value, int width) {
    int at = text.length();
    text.setLength(at + width);
    long rest = value;
    for (int i = at + width - 1; i >= at; i--) {
      text.setCharAt(i, (char) ('0' + rest % 10));
      rest /= 10;
    }
  }
}
