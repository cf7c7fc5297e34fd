package io.chunkscope.samples.flow;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/** The arguments of directives: numbers, durations, sides, instants. */
final class Words {
  private Words() {}

  /** A decimal number within bounds, both inclusive. */
  static int number(String word, int least, int most) {
    long value = longNumber(word);
    if (value < least || value > most) {
      throw new IllegalArgumentException(word + " is not between " + least + " and " + most);
    }
    return (int) value;
  }

  /** A decimal number. */
  static long longNumber(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number: " + word, e);
    }
  }

  /** {@code 20ms} and the like, in nanoseconds. */
  static long durationNs(String word) {
    int digits = 0;
    while (digits < word.length() && "-0123456789".indexOf(word.charAt(digits)) >= 0) {
      digits++;
    }
    long unitNs =
        switch (word.substring(digits)) {
          case "ns" -> 1L;
          case "us" -> 1_000L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          default -> throw new IllegalArgumentException("a time ends in ns, us, ms or s: " + word);
        };
    return Math.multiplyExact(longNumber(word.substring(0, digits)), unitNs);
  }

  /** As {@link #durationNs(String)}, and not negative. */
  static long elapsedNs(String word) {
    long ns = durationNs(word);
    if (ns < 0) {
      throw new IllegalArgumentException("time does not run backwards: " + word);
    }
    return ns;
  }

  static Side side(String word) {
    return oneOf(Side.class, word);
  }

  /** The constant written {@code like-this}. */
  static <E extends Enum<E>> E oneOf(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + word);
  }

  /** {@code 2026-11-21T00:12:00Z} in epoch nanoseconds. */
  static long instantNs(String word) {
    try {
      Instant instant = Instant.parse(word);
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not an instant like 2026-11-21T00:12:00Z: " + word, e);
    }
  }
}
