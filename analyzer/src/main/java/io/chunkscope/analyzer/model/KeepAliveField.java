package io.chunkscope.analyzer.model;

import java.util.Locale;

/** Reads {@code Keep-Alive: timeout=5, max=100} (RFC 2068 §19.7.1.1). */
final class KeepAliveField {
  private static final int MAX_DIGITS = 9;

  private KeepAliveField() {}

  /** Seconds, or {@link HttpMessage#UNKNOWN}. */
  static long timeoutS(String value) {
    return parameter(value, "timeout");
  }

  /** Exchanges left, or {@link HttpMessage#UNKNOWN}. */
  static long max(String value) {
    return parameter(value, "max");
  }

  private static long parameter(String value, String name) {
    if (value == null) {
      return HttpMessage.UNKNOWN;
    }
    for (String part : value.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0 && part.substring(0, equals).strip().toLowerCase(Locale.ROOT).equals(name)) {
        return digits(part.substring(equals + 1).strip());
      }
    }
    return HttpMessage.UNKNOWN;
  }

  private static long digits(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS) {
      return HttpMessage.UNKNOWN;
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return HttpMessage.UNKNOWN;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }
}
