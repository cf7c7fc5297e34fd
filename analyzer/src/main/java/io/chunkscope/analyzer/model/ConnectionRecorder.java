package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.content.ContentReader;
import io.chunkscope.analyzer.parse.MessageEvents;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.ConnectionInfo;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.GapCause;
import io.chunkscope.capture.stream.TransportView;
import java.util.ArrayDeque;

/**
 * Builds the model of one connection while its bytes arrive: receives the events of both parsers
 * and puts requests and responses together.
 *
 * <p>A response belongs to the oldest request that has none (RFC 9112 §9.3.2). An exchange is final
 * when it is over and a later one is over too, or when the connection is: until then its
 * connection's behaviour still says something about it. Final exchanges are handed on in order and
 * forgotten.
 */
public final class ConnectionRecorder {

  /** Receives what is final. */
  public interface Sink {
    void onExchange(Exchange exchange);

    void onConnection(ConnectionTrace connection);
  }

  /** Where the exchanges of a connection stand that are not final. */
  private final ArrayDeque<Exchange> pending = new ArrayDeque<>(4);

  private final ArrayDeque<Exchange> unanswered = new ArrayDeque<>(4);
  private final ConnectionTrace trace;
  private final PersistenceNotes persistence;
  private final RecorderLimits limits;
  private final HeadFacts facts;
  private final Sink sink;
  private final RequestAssembler requests = new RequestAssembler(this);
  private final ResponseAssembler responses = new ResponseAssembler(this);

  /** Of the newest final response that is over; null without one. */
  private Exchange lastAnswered;

  private boolean requestsMissing;
  private boolean responsesMissing;

  /** Whether a response was lost to one of those requests that wait, or waited together. */
  private boolean pairingInDoubt;

  /**
   * Whether responses were taken up again behind a hole, maybe in the middle of a body, and no
   * request has shown since that they were not.
   */
  private boolean responsesResumed;

  private boolean requestsForgotten;
  private boolean tunnel;

  /** Of a connection of which nothing was read yet. */
  public ConnectionRecorder(
      ConnectionInfo info, TransportView transport, RecorderLimits limits, Sink sink) {
    this.trace = new ConnectionTrace(info, transport);
    this.persistence = new PersistenceNotes(trace);
    this.limits = limits;
    this.facts = limits.facts();
    this.sink = sink;
    trace.starts = limits.starts();
    trace.midstream = !transport.startSeen();
    requestsMissing = trace.midstream;
  }

  public ConnectionTrace trace() {
    return trace;
  }

  /** Where the events of a direction's parser go. */
  public MessageEvents events(Direction direction) {
    return assembler(direction);
  }

  private MessageAssembler assembler(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? requests : responses;
  }

  public void protocol(Protocol protocol) {
    trace.protocol = protocol;
  }

  /** Whether a response said that what follows is not HTTP. */
  public boolean tunnelBegun() {
    return tunnel;
  }

  /** The next piece of a direction is about to be parsed. */
  public void onPiece(Direction direction, long streamOffset, long timeNs, long frame) {
    assembler(direction).onPiece(streamOffset, timeNs, frame);
  }

  /** A hole is about to be told to the parser. */
  public void onGap(
      Direction direction, long start, long length, GapCause cause, long timeNs, long frame) {
    trace.add(new GapNote(direction, start, length, cause, timeNs, frame));
  }

  public void onConflict(Direction direction, long start, int length, long timeNs, long frame) {
    trace.add(new ConflictNote(direction, start, length, timeNs, frame));
    HttpMessage current = assembler(direction).current();
    if (current != null) {
      current.uncertain = true;
    }
  }

  /** A direction is about to end; its parser is told next. */
  public void onEnd(Direction direction, EndCause cause) {
    assembler(direction).ending(cause);
  }

  /** The connection is over: everything becomes final. */
  public void onClose(ConnectionEnd end, long timeNs, long frame) {
    trace.end = end;
    trace.observedUntilNs = timeNs;
    trace.observedUntilFrame = frame;
    // A side of which nothing was captured has no holes.
    if (trace.transport().seen(responses.direction)) {
      for (Exchange exchange : unanswered) {
        exchange.answerMissing |= exchange.response == null && exchange.answerInDoubt;
      }
    }
    unanswered.clear();
    while (!pending.isEmpty()) {
      sink.onExchange(pending.removeFirst());
    }
    sink.onConnection(trace);
  }

  ContentReader content() {
    return limits.content();
  }

  int keptExtensionBytes() {
    return limits.keptExtensionBytes();
  }

  /** Hears the bytes of bodies; null for nobody. */
  BodyListener bodies() {
    return limits.bodies();
  }

  PauseRule pauseRule() {
    return limits.pauses();
  }

  HeadFacts facts(HttpMessage message) {
    facts.collect(message.fields);
    return facts;
  }

  void requestBegun(Request request) {
    if (responsesMissing) {
      // The client went on, so it has what it asked for before: the answers lie in the hole.
      unanswered.removeIf(this::isAnswerLost);
    } else if (pairingInDoubt && serverIsSilent()) {
      // One answer too few came to what was asked at once, and the client waits no longer.
      unanswered.removeIf(
          exchange ->
              exchange.answerMissing |= exchange.answerInDoubt && exchange.response == null);
    }
    pairingInDoubt &= !unanswered.isEmpty();
    responsesResumed &= !unanswered.isEmpty();
    Exchange exchange = begin();
    exchange.request = request;
    request.pipelined = !unanswered.isEmpty();
    request.previousEndNs =
        lastAnswered == null ? HttpMessage.UNKNOWN : lastAnswered.response.lastNs;
    if (requestsMissing) {
      exchange.pairingCertain = trace.midstream && trace.exchanges == 1;
      requestsMissing = false;
    }
    exchange.serverSentBefore = trace.transport().sent(responses.direction);
    unanswered.addLast(exchange);
    if (unanswered.size() > limits.maxOutstandingRequests()) {
      unanswered.removeFirst();
      requestsForgotten = true;
    }
  }

  /** Notes whether the server sent something since that request, of which no response was made. */
  private boolean isAnswerLost(Exchange exchange) {
    exchange.answerMissing |=
        exchange.answerInDoubt
            || trace.transport().sent(responses.direction) > exchange.serverSentBefore;
    return exchange.answerMissing;
  }

  private boolean serverIsSilent() {
    TransportView tcp = trace.transport();
    return responses.current() == null
        && tcp.acknowledged(responses.direction) >= tcp.sent(responses.direction);
  }

  private Exchange begin() {
    Exchange exchange = new Exchange(trace, trace.exchanges++);
    trace.lastExchange = exchange;
    pending.addLast(exchange);
    while (pending.size() > limits.maxOutstandingRequests() + 2) {
      sink.onExchange(pending.removeFirst());
    }
    return exchange;
  }

  void requestHeadEnded(Request request) {
    if (trace.exchanges == 1) {
      trace.starts.add(trace, request);
    }
    persistence.requestHeadEnded(request);
  }

  void requestEnded(Request request) {
    release();
  }

  /** Whether the oldest request without a response is one of HTTP/0.9, answered by a body alone. */
  public boolean awaitsSimpleResponse() {
    Exchange next = unanswered.peekFirst();
    return next != null && next.request != null && !next.request.version.present();
  }

  /**
   * Whether a response without its request stands before the first byte of its body. Should another
   * response come there, the request was a HEAD.
   */
  public boolean mayAnswerHead() {
    return responses.mayAnswerHead();
  }

  /** It was: the response has no body. The parser is told next. */
  public void answersHead() {
    responses.answersHead();
  }

  void requestJunk(SkippedNote note, String evidence) {
    trace.socksPreface |= note.start() == 0 && Socks.begins(evidence);
    if (trace.lastExchange != null && trace.lastExchange.request != null) {
      trace.lastExchange.request.addTrailing(note, evidence);
    }
  }

  void requestsLost() {
    requestsMissing = true;
  }

  Exchange responseBegun(Response response) {
    Exchange exchange = unanswered.peekFirst();
    if (exchange == null) {
      exchange = begin();
      exchange.pairingCertain =
          !requestsMissing
              && !requestsForgotten
              && !pairingInDoubt
              && !responsesResumed
              && trace.transport().seen(requests.direction);
      exchange.orphan = true;
      // A version that is none, and no request that looks like one: is it HTTP at all?
      response.uncertain |= response.versionGuessed();
      if (response.isInterim()) {
        // Its final response will follow; both belong to one exchange.
        unanswered.addLast(exchange);
      }
    } else if (responsesMissing || requestsMissing || exchange.answerInDoubt) {
      exchange.pairingCertain = false;
    }
    responsesMissing = false;
    if (response.isInterim()) {
      exchange.addInterim(response);
    } else {
      exchange.response = response;
      trace.responses++;
    }
    return exchange;
  }

  void responseHeadEnded(Exchange exchange, Response response) {
    Request request = exchange.request;
    if (request != null
        && response.firstFrame < request.firstFrame
        && trace.missingBytes(responses.direction) > 0) {
      // It began in a body that the parser had lost, before it was asked for.
      exchange.pairingCertain = false;
    }
    persistence.responseHeadEnded(exchange, response);
  }

  void tunnelBegins() {
    tunnel = true;
  }

  void responseEnded(Exchange exchange, Response response) {
    if (!response.isInterim()) {
      if (unanswered.peekFirst() == exchange) {
        unanswered.removeFirst();
      }
      lastAnswered = exchange;
    }
    release();
  }

  void responseJunk(SkippedNote note, String evidence) {
    if (lastAnswered == null) {
      return;
    }
    lastAnswered.response.addTrailing(note, evidence);
    if (lastAnswered.uncertain()) {
      // Framed by the wrong request, it may have ended in the middle of another response.
      responsesLost();
    }
  }

  void responsesLost() {
    responsesMissing = true;
    responsesResumed = true;
    pairingInDoubt |= !unanswered.isEmpty();
    unanswered.forEach(exchange -> exchange.answerInDoubt = true);
  }

  /** Hands on what has become final: what is over, once a later exchange is over too. */
  private void release() {
    while (pending.size() > 1 && isOver(pending.peekFirst())) {
      Exchange first = pending.removeFirst();
      if (!anyIsOver()) {
        pending.addFirst(first);
        return;
      }
      sink.onExchange(first);
    }
  }

  private boolean anyIsOver() {
    for (Exchange exchange : pending) {
      if (isOver(exchange)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOver(Exchange exchange) {
    boolean asked = exchange.request == null || exchange.request.end != null;
    boolean answered = exchange.response != null && exchange.response.end != null;
    return asked && (answered || exchange.answerMissing);
  }
}
