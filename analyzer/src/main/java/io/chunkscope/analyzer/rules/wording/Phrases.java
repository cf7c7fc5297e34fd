package io.chunkscope.analyzer.rules.wording;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.capture.stream.Direction;
import java.util.Locale;

/** The nouns of findings' sentences. Built only when a rule fires. */
public final class Phrases {
  private static final int MAX_TARGET = 80;
  private static final int MAX_QUOTE = 32;

  private Phrases() {}

  /** {@code GET /home}, or words for an exchange whose request is not in the capture. */
  public static String name(Exchange exchange) {
    Request request = exchange.request();
    if (request == null) {
      boolean none = exchange.orphan() && exchange.pairingCertain();
      return none ? "no known request" : "an uncaptured request";
    }
    return request.method()
        + " "
        + clipped(request.target(), MAX_TARGET)
        + (request.targetCut() ? "..." : "");
  }

  /** {@code the response to GET /home}, {@code the request GET /home}. */
  public static String message(Exchange exchange, HttpMessage message) {
    return (message.isRequest() ? "the request " : "the response to ") + name(exchange);
  }

  /** The same at the beginning of a sentence. */
  public static String sentenceStart(Exchange exchange, HttpMessage message) {
    return "T" + message(exchange, message).substring(1);
  }

  /** {@code the client} or {@code the server}. */
  public static String side(Direction sender) {
    return sender == Direction.CLIENT_TO_SERVER ? "the client" : "the server";
  }

  /** {@code 1 chunk}, {@code 12,300 bytes}. */
  public static String count(long number, String singular, String plural) {
    return number(number) + " " + (number == 1 ? singular : plural);
  }

  /**
   * {@code 12,300}; by hand, because a formatter takes longer to set up than many a capture to
   * analyse.
   */
  public static String number(long number) {
    StringBuilder text = new StringBuilder(Long.toString(number));
    int first = number < 0 ? 1 : 0;
    for (int i = text.length() - 3; i > first; i -= 3) {
      text.insert(i, ',');
    }
    return text.toString();
  }

  /** {@code 1 byte}, {@code 12,300 bytes}. */
  public static String bytes(long number) {
    return count(number, "byte", "bytes");
  }

  /** Wire bytes between double quotes, control characters made visible, clipped when long. */
  public static String quoted(String evidence) {
    if (evidence == null) {
      return "\"\"";
    }
    StringBuilder text = new StringBuilder(evidence.length() + 8).append('"');
    int shown = Math.min(evidence.length(), MAX_QUOTE);
    for (int i = 0; i < shown; i++) {
      char c = evidence.charAt(i);
      switch (c) {
        case '\r' -> text.append("\\r");
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        case '"', '\\' -> text.append('\\').append(c);
        default -> {
          if (c < ' ' || c >= 0x7f) {
            text.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.append(shown < evidence.length() ? "\"..." : "\"").toString();
  }

  private static String clipped(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit) + "...";
  }
}
