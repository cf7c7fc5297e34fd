package io.chunkscope.analyzer.model;

import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;
import java.util.ArrayDeque;

/**
 * Which request of a connection the next response answers: the oldest that has none (RFC 9112
 * §9.3.2). Holes in the capture leave doubt about that, and some requests without a response that
 * was captured.
 */
final class Pairing {
  private static final Direction RESPONSES = Direction.SERVER_TO_CLIENT;

  private final ConnectionTrace trace;
  private final int maxOutstanding;
  private final ArrayDeque<Exchange> unanswered = new ArrayDeque<>(4);

  /** Whether requests, or responses, may lie in a hole behind the last one seen. */
  private boolean requestsMissing;

  private boolean responsesMissing;

  /** Whether a response was lost to one of those requests that wait, or waited together. */
  private boolean inDoubt;

  /**
   * Whether responses were taken up again, behind a hole or where a body may begin, maybe inside a
   * body, and no request has shown since that they were not.
   */
  private boolean responsesResumed;

  private boolean requestsForgotten;

  Pairing(ConnectionTrace trace, int maxOutstanding) {
    this.trace = trace;
    this.maxOutstanding = maxOutstanding;
    this.requestsMissing = trace.midstream;
  }

  /** The exchange that the next response belongs to; null when no request waits. */
  Exchange next() {
    return unanswered.peekFirst();
  }

  /**
   * A request is about to begin: those before it whose answers the capture lacks wait no longer.
   *
   * @param answering whether a response is under way
   */
  void beforeRequest(boolean answering) {
    if (responsesMissing) {
      // The client went on, so it has what it asked for before: the answers lie in the hole.
      unanswered.removeIf(this::isAnswerLost);
    } else if (inDoubt && !answering && serverIsSilent()) {
      // One answer too few came to what was asked at once, and the client waits no longer.
      unanswered.removeIf(
          exchange ->
              exchange.answerMissing |= exchange.answerInDoubt && exchange.response == null);
    }
    inDoubt &= !unanswered.isEmpty();
    // What was taken for a response may be a body's, and go on over the answer to this request.
    responsesResumed &= answering || !unanswered.isEmpty();
  }

  /** Notes whether the server sent something since that request, of which no response was made. */
  private boolean isAnswerLost(Exchange exchange) {
    exchange.answerMissing |=
        exchange.answerInDoubt || trace.transport().sent(RESPONSES) > exchange.serverSentBefore;
    return exchange.answerMissing;
  }

  private boolean serverIsSilent() {
    TransportView tcp = trace.transport();
    return tcp.acknowledged(RESPONSES) >= tcp.sent(RESPONSES);
  }

  /** A request has begun this exchange, which waits for its response. */
  void asked(Exchange exchange) {
    exchange.request.pipelined = !unanswered.isEmpty();
    if (requestsMissing) {
      exchange.pairingCertain = trace.midstream && trace.exchanges == 1;
      requestsMissing = false;
    }
    exchange.answerInDoubt = responsesResumed;
    exchange.serverSentBefore = trace.transport().sent(RESPONSES);
    unanswered.addLast(exchange);
    if (unanswered.size() > maxOutstanding) {
      unanswered.removeFirst();
      requestsForgotten = true;
    }
  }

  /** A response begins to the request that waits longest. */
  void answering(Exchange exchange) {
    if (responsesMissing || requestsMissing || exchange.answerInDoubt) {
      exchange.pairingCertain = false;
    }
    responsesMissing = false;
  }

  /** A response begins this exchange, since no request waits. */
  void unasked(Exchange exchange, boolean interim) {
    exchange.orphan = true;
    exchange.pairingCertain =
        !requestsMissing
            && !requestsForgotten
            && !inDoubt
            && !responsesResumed
            && trace.transport().seen(RESPONSES.opposite());
    responsesMissing = false;
    if (interim) {
      // Its final response will follow; both belong to one exchange.
      unanswered.addLast(exchange);
    }
  }

  /** The head of a response is complete. */
  void check(Exchange exchange, Response response) {
    Request request = exchange.request;
    if (request != null
        && response.firstFrame < request.firstFrame
        && trace.missingBytes(RESPONSES) > 0) {
      // It began in a body that the parser had lost, before it was asked for.
      exchange.pairingCertain = false;
    }
  }

  /** The final response is over. */
  void answered(Exchange exchange) {
    if (unanswered.peekFirst() == exchange) {
      unanswered.removeFirst();
    }
  }

  /** Whole requests may lie in a hole. */
  void requestsLost() {
    requestsMissing = true;
  }

  /** Whole responses may lie in a hole, or in what was taken for a body. */
  void responsesLost() {
    responsesMissing = true;
    responsesResumed = true;
    inDoubt |= !unanswered.isEmpty();
    unanswered.forEach(exchange -> exchange.answerInDoubt = true);
  }

  /** What begins a response may be a body. */
  void responsesResumed() {
    responsesResumed = true;
  }

  /** No more responses come. */
  void close() {
    // A side of which nothing was captured has no holes.
    if (trace.transport().seen(RESPONSES)) {
      for (Exchange exchange : unanswered) {
        exchange.answerMissing |= exchange.response == null && exchange.answerInDoubt;
      }
    }
    unanswered.clear();
  }
}
