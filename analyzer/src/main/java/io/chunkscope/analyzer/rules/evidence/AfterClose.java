package io.chunkscope.analyzer.rules.evidence;

import io.chunkscope.analyzer.model.ClosePromise;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.wording.Durations;

/**
 * A request that was begun although the connection was to close (RFC 9112 §9.6).
 *
 * @param promise which message had said so
 * @param byClient the client's own earlier request said it; otherwise a response that had reached
 *     the client
 * @param afterNs from then to the request, nanoseconds
 * @param confidence how sure that the client knew
 */
public record AfterClose(
    ClosePromise promise, boolean byClient, long afterNs, Confidence confidence) {

  /** A client whose host has a response need not have read it when it sends: give it so long. */
  private static final long READING_NS = 1_000_000;

  /** What is known of that exchange's request; null when it was in order. */
  public static AfterClose of(Exchange exchange) {
    if (exchange.request() == null) {
      return null;
    }
    ConnectionTrace connection = exchange.connection();
    AfterClose own = ofClient(connection.clientClose(), exchange);
    if (own != null && own.promise().explicit()) {
      return own;
    }
    AfterClose servers = ofServer(connection, exchange);
    return servers != null && (own == null || servers.promise().explicit()) ? servers : own;
  }

  private static AfterClose ofClient(ClosePromise own, Exchange exchange) {
    if (own == null || own.exchange() >= exchange.index()) {
      return null;
    }
    long afterNs = exchange.request().firstNs() - own.readableNs();
    return new AfterClose(own, true, afterNs, sure(own.explicit()));
  }

  private static AfterClose ofServer(ConnectionTrace connection, Exchange exchange) {
    ClosePromise servers = connection.serverClose();
    if (servers == null || servers.exchange() >= exchange.index()) {
      return null;
    }
    long rttNs = connection.transport().rttNs();
    long afterNs = exchange.request().firstNs() - servers.readableNs();
    // The response may have been on its way still: the capture can have been taken at the server.
    if (afterNs <= Math.max(0, rttNs)) {
      return null;
    }
    boolean inTime = rttNs >= 0 && afterNs > rttNs + READING_NS;
    return new AfterClose(servers, false, afterNs, sure(inTime && servers.explicit()));
  }

  /** The time between, before the word before: {@code 100 ms} or, in one packet, {@code right}. */
  public String time() {
    return afterNs <= 0 ? "right" : Durations.text(afterNs);
  }

  /** What the promising message did: {@code had said close}. */
  public String deed() {
    return promise.explicit()
        ? "had said close"
        : "had given up persistence (HTTP/1.0 without keep-alive)";
  }

  private static Confidence sure(boolean inWordsAndInTime) {
    return inWordsAndInTime ? Confidence.HIGH : Confidence.MEDIUM;
  }
}
