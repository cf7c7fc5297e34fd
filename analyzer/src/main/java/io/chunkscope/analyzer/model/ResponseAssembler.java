package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.framing.BodyFraming;
import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.framing.FramingDecision;
import io.chunkscope.analyzer.framing.FramingRules;
import io.chunkscope.analyzer.framing.PersistenceRules;
import io.chunkscope.analyzer.framing.RequestMethod;
import io.chunkscope.analyzer.parse.StartLine;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

/** The server's direction: each response belongs to the oldest request that still waits for one. */
final class ResponseAssembler extends MessageAssembler {
  private Exchange exchange;

  ResponseAssembler(ConnectionRecorder recorder) {
    super(recorder, Direction.SERVER_TO_CLIENT);
  }

  @Override
  HttpMessage begin(StartLine line) {
    Response response = new Response();
    response.fields = new Fields();
    response.version = HttpVersion.of(line);
    response.status = line.status();
    response.reason = Words.of(line.bytes(), line.reasonOffset(), line.reasonLength());
    exchange = recorder.responseBegun(response);
    return response;
  }

  @Override
  HttpMessage begin(HttpMessage sameHead) {
    Response response = ((Response) sameHead).sameHead();
    exchange = recorder.responseBegun(response);
    return response;
  }

  @Override
  BodyFraming decide(HttpMessage message) {
    Response response = (Response) message;
    RequestMethod method = methodOf(exchange);
    if (response.decision == null || response.decidedFor != method) {
      HeadFacts facts = recorder.facts(response);
      response.decidedFor = method;
      response.decision =
          FramingRules.response(
              method,
              response.status,
              response.majorVersion(),
              response.minorVersion(),
              facts.codings,
              facts.lengths);
      response.persistence =
          PersistenceRules.promised(
              response.majorVersion(), response.minorVersion(), facts.options);
      response.noteConnectionFields(facts);
    }
    if (response.decision.body().kind() == Framing.TUNNEL) {
      recorder.tunnelBegins(method == RequestMethod.CONNECT ? Tunnel.CONNECTED : Tunnel.SWITCHED);
    }
    recorder.responseHeadEnded(exchange, response);
    return response.decision.body();
  }

  boolean mayAnswerHead() {
    HttpMessage response = current();
    return response != null
        && response.delivery == null
        && response.headComplete
        && response.missingBytes == 0
        && response.framing != Framing.NONE
        && (exchange.request == null || exchange.uncertain());
  }

  void answersHead() {
    Response response = (Response) current();
    response.decidedFor = RequestMethod.HEAD;
    response.decision =
        new FramingDecision(BodyFraming.NONE, "6.3(1)", response.framingConflicts());
    response.framing = Framing.NONE;
    response.declaredLength = HttpMessage.UNKNOWN;
    response.chunks = null;
  }

  /** The wait before a response tells nothing of its server when the request was sent again. */
  @Override
  boolean disturbed(HttpMessage response) {
    TransportView tcp = recorder.trace().transport();
    HttpMessage request = exchange.request;
    return super.disturbed(response)
        || tcp.windowShut(direction)
        || (request != null
            && (tcp.windowOpenedNs(direction) >= request.lastNs
                || tcp.retransmittedNs(direction.opposite()) >= request.firstNs));
  }

  private static RequestMethod methodOf(Exchange exchange) {
    if (exchange.request == null) {
      return RequestMethod.UNKNOWN;
    }
    return switch (exchange.request.method) {
      case "HEAD" -> RequestMethod.HEAD;
      case "CONNECT" -> RequestMethod.CONNECT;
      default -> RequestMethod.OTHER;
    };
  }

  @Override
  void ended(HttpMessage message) {
    Exchange over = exchange;
    exchange = null;
    Response response = (Response) message;
    TransportView tcp = recorder.trace().transport();
    response.clientRetransmittedNs = tcp.retransmittedNs(Direction.CLIENT_TO_SERVER);
    response.serverRetransmittedNs = tcp.retransmittedNs(Direction.SERVER_TO_CLIENT);
    recorder.responseEnded(over, response);
  }

  @Override
  void junk(SkippedNote note, String evidence) {
    recorder.responseJunk(note, evidence);
  }

  @Override
  void lost(long start, long end) {
    recorder.responsesLost();
  }
}
