package io.chunkscope.analyzer.rules.evidence;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Delivery;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.KeepAlivePromise;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

/**
 * The time for which a connection that was to persist lay idle after its last exchange.
 *
 * @param close what ended it, or null: the capture did
 * @param ns from the last byte of the last response to then, nanoseconds
 * @param untilNs when it ended
 */
public record Idle(FirstClose close, long ns, long untilNs) {
  private static final long SECOND_NS = 1_000_000_000L;

  /**
   * The idle time after that exchange; null when it is not the last one, when something was sent
   * after it or may have been, when either side had said close, or when what ended the connection
   * was not seen.
   */
  public static Idle after(Exchange exchange) {
    ConnectionTrace connection = exchange.connection();
    Response response = exchange.response();
    if (response == null
        || connection.lastExchange() != exchange
        || !response.complete()
        || response.framing() == Framing.CLOSE_DELIMITED
        || response.framing() == Framing.TUNNEL
        || (exchange.request() != null && !exchange.request().complete())
        || connection.serverClose() != null
        || connection.clientClose() != null
        || !bothSeenToTheEnd(exchange)) {
      return null;
    }
    FirstClose close = FirstClose.of(connection);
    if (close == null
        && (connection.end() != ConnectionEnd.CAPTURE_END || acknowledgementMissing(exchange))) {
      return null;
    }
    long untilNs = close == null ? connection.observedUntilNs() : close.timeNs();
    long idleNs = untilNs - response.lastNs();
    return idleNs < 0 ? null : new Idle(close, idleNs, untilNs);
  }

  private static boolean bothSeenToTheEnd(Exchange exchange) {
    TransportView transport = exchange.connection().transport();
    HttpMessage request = exchange.request();
    return transport.seen(Direction.CLIENT_TO_SERVER)
        && transport.seen(Direction.SERVER_TO_CLIENT)
        && transport.sent(Direction.SERVER_TO_CLIENT) <= exchange.response().endOffset()
        && (request == null || transport.sent(Direction.CLIENT_TO_SERVER) <= request.endOffset());
  }

  /**
   * Whether the client, seen otherwise, never acknowledged the response: packets of this connection
   * were left out of the capture, and its end may be among them.
   */
  public static boolean acknowledgementMissing(Exchange exchange) {
    TransportView transport = exchange.connection().transport();
    return transport.seen(Direction.CLIENT_TO_SERVER)
        && transport.acknowledged(Direction.SERVER_TO_CLIENT) < exchange.response().endOffset();
  }

  /** Seconds that the last response promised, or {@link HttpMessage#UNKNOWN}. */
  public static long promisedS(Exchange exchange) {
    KeepAlivePromise promise = exchange.response().keepAlive();
    return promise == null ? HttpMessage.UNKNOWN : promise.timeoutS();
  }

  /**
   * Whether the server closed sooner than the Keep-Alive field of that exchange's response said, by
   * more than max(0.25 s, 5 %). A server that says max=0 has told that it closes.
   */
  public static boolean cutShort(Exchange exchange) {
    Idle idle = after(exchange);
    if (idle == null || idle.close() == null || !idle.close().byServer()) {
      return false;
    }
    return promisedS(exchange) > 0
        && exchange.response().keepAlive().max() != 0
        && !promisedTimeOver(exchange, idle.close());
  }

  /**
   * Whether the time that the response promised may have been over when the server closed. It may
   * have handed over all of the last flush at once, counts from then, and the bytes were long on
   * their way.
   */
  public static boolean promisedTimeOver(Exchange exchange, FirstClose close) {
    Response response = exchange.response();
    Delivery delivery = response.delivery();
    boolean known = delivery != null && delivery.kept() == delivery.flushes();
    long writtenNs = known ? delivery.timeNs(delivery.kept() - 1) : response.lastNs();
    long promisedNs = promisedS(exchange) * SECOND_NS;
    return promisedNs > 0
        && close.timeNs() - writtenNs >= promisedNs - Math.max(SECOND_NS / 4, promisedNs / 20);
  }
}
