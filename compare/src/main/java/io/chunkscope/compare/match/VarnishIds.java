package io.chunkscope.compare.match;

import io.chunkscope.compare.leg.ExchangeSummary;

/**
 * The numbers that Varnish gives to transactions: it tells the server that of its own request, and
 * the client that of the client's request, which is the one before. A second number in a response
 * is that of the request by which stored content had come.
 *
 * @see <a href="https://varnish-cache.org/docs/trunk/reference/vsl.html">VSL: transaction ids</a>
 */
final class VarnishIds {
  private static final String FIELD = "x-varnish";
  private static final long NONE = -1;

  private VarnishIds() {}

  /** Whether they say that the back exchange was not made for the front one. */
  static boolean deny(ExchangeSummary front, ExchangeSummary back) {
    if (front.response() == null || front.request().head().value(FIELD) != null) {
      return false;
    }
    long asked = first(front.response().head().value(FIELD));
    long sent = first(back.request().head().value(FIELD));
    return asked != NONE && sent != NONE && sent != asked + 1;
  }

  /** The first number, or -1 where there is none. */
  private static long first(String value) {
    if (value == null) {
      return NONE;
    }
    long number = NONE;
    for (int i = 0; i < value.length() && i < 18; i++) {
      char c = value.charAt(i);
      if (c < '0' || c > '9') {
        break;
      }
      number = Math.max(0, number) * 10 + (c - '0');
    }
    return number;
  }
}
