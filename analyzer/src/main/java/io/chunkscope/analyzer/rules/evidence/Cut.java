package io.chunkscope.analyzer.rules.evidence;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Delivery;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.MessageEnd;
import java.util.Locale;

/**
 * A FIN or RST that came before a message was complete, and whose doing that was. A receiver that
 * goes away in the middle is no fault of the sender, except where the sender had fallen silent.
 *
 * @param close the first FIN or RST after the message began
 * @param idleNs from the message's last byte to it, nanoseconds
 * @param bySender the message's own sender closed
 * @param givenUp the receiver closed, after the sender had been silent for longer than its own
 *     pauses explain; not where bytes are missing, since its silence may be missing ones too
 */
public record Cut(FirstClose close, long idleNs, boolean bySender, boolean givenUp) {
  /** A sender silent for less than this is not taken for one that has finished, nanoseconds. */
  public static final long IDLE_NS = 1_000_000_000L;

  /**
   * How that message was cut; null when it is whole, when something else ended it (the capture, a
   * gap, broken framing), when its tail may have been sent and not captured, or when it may have
   * answered a HEAD: nothing of its body came, and its request is not known.
   */
  public static Cut of(Exchange exchange, HttpMessage message) {
    MessageEnd end = message.end();
    if (message.complete() || (end != MessageEnd.FIN && end != MessageEnd.RESET)) {
      return null;
    }
    ConnectionTrace connection = exchange.connection();
    FirstClose close = FirstClose.after(connection, message.firstFrame());
    if (close == null || connection.lacksEndOf(message) || mayAnswerHead(exchange, message)) {
      return null;
    }
    long idleNs = Math.max(0, close.timeNs() - message.lastNs());
    boolean bySender = close.side() == message.direction();
    boolean givenUp =
        !bySender
            && idleNs > patienceNs(message)
            && message.missingBytes() == 0
            && !isEventStream(message);
    return new Cut(close, idleNs, bySender, givenUp);
  }

  private static boolean mayAnswerHead(Exchange exchange, HttpMessage message) {
    return !message.isRequest()
        && message.headComplete()
        && message.endOffset() <= message.headEnd()
        && exchange.requestInDoubt();
  }

  /** Whether it cut a request that had its answer: a client may stop sending its body then. */
  public boolean followsAnswer(Exchange exchange, HttpMessage message) {
    return message.isRequest()
        && exchange.response() != null
        && exchange.response().firstFrame() <= close.frame();
  }

  /** Whether the missing rest is the sender's doing. */
  public boolean blamesSender() {
    return bySender || givenUp;
  }

  /** How long a sender may be silent before it is taken to have finished, nanoseconds. */
  public static long patienceNs(HttpMessage message) {
    Delivery delivery = message.delivery();
    long longestNs = delivery == null ? 0 : delivery.longestServerPauseNs();
    return Math.max(IDLE_NS, 2 * longestNs);
  }

  /** Whether the body is a stream of events, which is silent for as long as nothing happens. */
  public static boolean isEventStream(HttpMessage message) {
    String type = message.fields().first(FieldName.CONTENT_TYPE);
    return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("text/event-stream");
  }
}
