package io.chunkscope.analyzer.rules.wording;

import io.chunkscope.analyzer.model.ServerHabits;

/** What a server's refusal to keep connections costs its clients. */
public final class KeepAlivePrice {
  private KeepAlivePrice() {}

  /** For the end of a sentence: {@code : 41 extra handshakes, 3.1 s of round trips}; or nothing. */
  public static String clause(ServerHabits habits) {
    String price = text(habits);
    return price.isEmpty() ? "" : ": " + price;
  }

  /** {@code 41 extra handshakes, 3.1 s of round trips}, or empty where none was seen. */
  public static String text(ServerHabits habits) {
    if (habits.refusals().extraHandshakes() == 0) {
      return "";
    }
    String handshakes =
        Phrases.count(habits.refusals().extraHandshakes(), "extra handshake", "extra handshakes");
    return habits.refusals().extraHandshakeNs() == 0
        ? handshakes
        : handshakes
            + ", "
            + Durations.text(habits.refusals().extraHandshakeNs())
            + " of round trips";
  }
}
