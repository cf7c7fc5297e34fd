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

  private final ConnectionTrace trace;
  private final Pairing pairing;
  private final PersistenceNotes persistence;
  private final RecorderLimits limits;
  private final HeadFacts facts;
  private final Sink sink;
  private final RequestAssembler requests = new RequestAssembler(this);
  private final ResponseAssembler responses = new ResponseAssembler(this);

  /** Of the newest final response that is over; null without one. */
  private Exchange lastAnswered;

  private Tunnel tunnel = Tunnel.NONE;
  private long prefaceEnd;

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
    this.pairing = new Pairing(trace, limits.maxOutstandingRequests());
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

  /** What responses have begun since this was last asked. */
  public Tunnel takeTunnel() {
    Tunnel begun = tunnel;
    tunnel = Tunnel.NONE;
    return begun;
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
    pairing.close();
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
    pairing.beforeRequest(responses.current() != null);
    Exchange exchange = begin();
    exchange.request = request;
    request.previousEndNs =
        lastAnswered == null ? HttpMessage.UNKNOWN : lastAnswered.response.lastNs;
    pairing.asked(exchange);
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
    if (request.start == prefaceEnd) {
      request.preface = trace.preface;
    }
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
    Exchange next = pairing.next();
    return next != null && next.request != null && !next.request.version.present();
  }

  /**
   * Whether a response to an unknown request stands before the first byte of its body. Should
   * another response come there, the request was a HEAD.
   */
  public boolean mayAnswerHead() {
    return responses.mayAnswerHead();
  }

  /** It was: the response has no body. The parser is told next. */
  public void answersHead() {
    responses.answersHead();
    pairing.responsesResumed();
  }

  void requestJunk(SkippedNote note, String evidence) {
    if (trace.preface == Preface.NONE) {
      trace.preface = Preface.of(note.start(), evidence);
      prefaceEnd = note.end();
    }
    if (trace.lastExchange != null && trace.lastExchange.request != null) {
      trace.lastExchange.request.addTrailing(note, evidence);
    }
  }

  void requestsLost() {
    pairing.requestsLost();
  }

  Exchange responseBegun(Response response) {
    Exchange exchange = pairing.next();
    if (exchange == null) {
      exchange = begin();
      pairing.unasked(exchange, response.isInterim());
      // A version that is none, and no request that looks like one: is it HTTP at all?
      response.uncertain |= response.versionGuessed();
    } else {
      pairing.answering(exchange);
    }
    if (response.isInterim()) {
      exchange.addInterim(response);
    } else {
      exchange.response = response;
      trace.responses++;
    }
    return exchange;
  }

  void responseHeadEnded(Exchange exchange, Response response) {
    pairing.check(exchange, response);
    persistence.responseHeadEnded(exchange, response);
  }

  void tunnelBegins(Tunnel begun) {
    tunnel = begun;
    if (begun == Tunnel.CONNECTED) {
      persistence.connected();
    }
  }

  void responseEnded(Exchange exchange, Response response) {
    if (!response.isInterim()) {
      pairing.answered(exchange);
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
    pairing.responsesLost();
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
