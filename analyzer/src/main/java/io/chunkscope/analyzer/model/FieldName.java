package io.chunkscope.analyzer.model;

import java.util.Arrays;
import java.util.Locale;

/** Field names that the analyzer looks at; matched without regard to case (RFC 9110 §5.1). */
public enum FieldName {
  ACCEPT_ENCODING("Accept-Encoding"),
  CONNECTION("Connection"),
  CONTENT_ENCODING("Content-Encoding"),
  CONTENT_LENGTH("Content-Length"),
  CONTENT_TYPE("Content-Type"),
  DATE("Date"),
  EXPECT("Expect"),
  FORWARDED("Forwarded"),
  HOST("Host"),
  KEEP_ALIVE("Keep-Alive"),
  LOCATION("Location"),
  PROXY_AUTHENTICATE("Proxy-Authenticate"),
  PROXY_CONNECTION("Proxy-Connection"),
  REFERER("Referer"),
  SERVER("Server"),
  TE("TE"),
  TRAILER("Trailer"),
  TRANSFER_ENCODING("Transfer-Encoding"),
  UPGRADE("Upgrade"),
  USER_AGENT("User-Agent"),
  VIA("Via"),
  WWW_AUTHENTICATE("WWW-Authenticate"),
  X_ACCEL_BUFFERING("X-Accel-Buffering"),
  X_FORWARDED_FOR("X-Forwarded-For"),
  X_POWERED_BY("X-Powered-By");

  private static final FieldName[][] BY_LENGTH = new FieldName[32][];

  static {
    for (int length = 0; length < BY_LENGTH.length; length++) {
      int wanted = length;
      BY_LENGTH[length] =
          Arrays.stream(values()).filter(f -> f.lower.length() == wanted).toArray(FieldName[]::new);
    }
  }

  private final String text;
  private final String lower;

  FieldName(String text) {
    this.text = text;
    this.lower = text.toLowerCase(Locale.ROOT);
  }

  /** The name as RFC 9110 writes it. */
  public String text() {
    return text;
  }

  /** The constant for a name on the wire, or null for any other name. */
  static FieldName of(byte[] bytes, int offset, int length) {
    if (length >= BY_LENGTH.length) {
      return null;
    }
    for (FieldName candidate : BY_LENGTH[length]) {
      if (candidate.matches(bytes, offset)) {
        return candidate;
      }
    }
    return null;
  }

  private boolean matches(byte[] bytes, int offset) {
    for (int i = 0; i < lower.length(); i++) {
      int b = bytes[offset + i];
      if (b >= 'A' && b <= 'Z') {
        b += 'a' - 'A';
      }
      if (b != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
