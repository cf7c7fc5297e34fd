package io.chunkscope.analyzer.rules.wording;

import io.chunkscope.analyzer.model.KeepAliveRefusals;

/** What a server's refusal to keep connections costs its clients. */
public final class KeepAlivePrice {
  private KeepAlivePrice() {}

  /** For the end of a sentence: {@code : 41 extra handshakes, 3.1 s of round trips}; or nothing. */
  public static String clause(KeepAliveRefusals refusals) {
    String price = text(refusals);
    return price.isEmpty() ? "" : ": " + price;
  }

  /** {@code 41 extra handshakes, 3.1 s of round trips}, or empty where none was seen. */
  public static String text(KeepAliveRefusals refusals) {
    if (refusals.extraHandshakes() == 0) {
      return "";
    }
    String handshakes =
        Phrases.count(refusals.extraHandshakes(), "extra handshake", "extra handshakes");
    return refusals.extraHandshakeNs() == 0
        ? handshakes
        : handshakes + ", " + Durations.text(refusals.extraHandshakeNs()) + " of round trips";
  }
}
