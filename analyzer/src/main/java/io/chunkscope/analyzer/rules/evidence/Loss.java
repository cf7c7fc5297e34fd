package io.chunkscope.analyzer.rules.evidence;

import io.chunkscope.analyzer.model.ClosePromise;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

/** What became of a request without a response: each case is for one rule to tell. */
public enum Loss {
  /** It has a response, or the capture does not tell. */
  NONE,
  /** It was sent when the connection was known to close, or crossed the response that said so. */
  CLOSE_ANNOUNCED,
  /** It crossed the server's FIN, or was sent after it. */
  TO_CLOSE,
  /** It was one of several requests under way when the server closed. */
  PIPELINE,
  /** It met a connection of which nobody knew any more. */
  IDLE_DROP,
  /** The connection ended without an answer. */
  OTHER;

  /** Idle for less than this, a connection is not taken for forgotten, nanoseconds. */
  public static final long IDLE_NS = 1_000_000_000L;

  /** How long retransmissions must have gone without any answer, nanoseconds. */
  private static final long SILENCE_NS = 1_000_000_000L;

  /**
   * Whoever knows nothing of a connection resets it at once; a RST may acknowledge what it refuses.
   */
  private static final long PROMPT_NS = 50_000_000L;

  public static Loss of(Exchange exchange) {
    Request request = exchange.request();
    ConnectionTrace connection = exchange.connection();
    if (request == null
        || exchange.response() != null
        || exchange.answerMissing()
        || !request.headComplete()
        || !connection.transport().seen(Direction.SERVER_TO_CLIENT)
        || connection.missingBytes(Direction.SERVER_TO_CLIENT) > 0) {
      return NONE;
    }
    FirstClose close = FirstClose.of(connection);
    if (isAfter(connection.clientClose(), exchange)) {
      return CLOSE_ANNOUNCED;
    }
    if (isAfter(connection.serverClose(), exchange)) {
      boolean crossed = request.pipelined() && AfterClose.of(exchange) == null;
      return crossed && close != null && close.byServer() ? PIPELINE : CLOSE_ANNOUNCED;
    }
    if (isForgotten(exchange, close)) {
      return IDLE_DROP;
    }
    if (close == null || !isClosed(connection.end())) {
      return NONE;
    }
    if (close.byServer() && !close.reset() && isLate(request, close, connection.transport())) {
      return TO_CLOSE;
    }
    boolean several = request.pipelined() || connection.lastExchange() != exchange;
    return several && close.byServer() ? PIPELINE : OTHER;
  }

  private static boolean isAfter(ClosePromise promise, Exchange exchange) {
    return promise != null && promise.exchange() < exchange.index();
  }

  private static boolean isClosed(ConnectionEnd end) {
    return end == ConnectionEnd.FIN_BY_CLIENT
        || end == ConnectionEnd.FIN_BY_SERVER
        || end == ConnectionEnd.RESET_BY_CLIENT
        || end == ConnectionEnd.RESET_BY_SERVER;
  }

  /**
   * Whether a request came too late for a server that was closing. What left before the FIN must
   * not have been acknowledged: a server that had read it chose not to answer.
   */
  private static boolean isLate(Request request, FirstClose fin, TransportView transport) {
    if (fin.precedes(request)) {
      return true;
    }
    return !request.pipelined()
        && transport.rttNs() >= 0
        && fin.timeNs() - request.firstNs() <= transport.rttNs()
        && isUnacknowledged(request, transport);
  }

  /** Whether no acknowledgement covers any of the request, not even one in a RST. */
  public static boolean isUnacknowledged(Request request, TransportView transport) {
    return transport.acknowledged(Direction.CLIENT_TO_SERVER) <= request.start();
  }

  private static boolean isForgotten(Exchange exchange, FirstClose close) {
    Request request = exchange.request();
    ConnectionTrace connection = exchange.connection();
    TransportView transport = connection.transport();
    if (request.idleBeforeNs() < IDLE_NS
        || !request.complete()
        || transport.finNs(Direction.SERVER_TO_CLIENT) >= 0) {
      return false;
    }
    boolean unacknowledged = isUnacknowledged(request, transport);
    if (close != null && close.byServer()) {
      long promptNs = Math.max(PROMPT_NS, 2 * transport.rttNs());
      return close.frame() > request.firstFrame()
          && (unacknowledged || close.timeNs() - request.lastNs() <= promptNs);
    }
    if (!unacknowledged) {
      return false;
    }
    boolean watched = close != null || connection.end() == ConnectionEnd.CAPTURE_END;
    long untilNs = close == null ? connection.observedUntilNs() : close.timeNs();
    return watched
        && (close == null || close.frame() > request.lastFrame())
        && transport.retransmittedNs(Direction.CLIENT_TO_SERVER) > request.firstNs()
        && transport.resetNs(Direction.SERVER_TO_CLIENT) < 0
        && untilNs - request.lastNs() > SILENCE_NS;
  }
}
