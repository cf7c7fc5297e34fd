package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.framing.BodyFraming;
import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.framing.FramingDecision;
import io.chunkscope.analyzer.framing.FramingRules;
import io.chunkscope.analyzer.framing.RequestMethod;
import io.chunkscope.analyzer.parse.StartLine;
import io.chunkscope.capture.stream.Direction;

/** The server's direction: each response belongs to the oldest request that still waits for one. */
final class ResponseAssembler extends MessageAssembler {
  private Exchange exchange;

  ResponseAssembler(ConnectionRecorder recorder) {
    super(recorder, Direction.SERVER_TO_CLIENT);
  }

  @Override
  HttpMessage begin(StartLine line) {
    Response response = new Response();
    response.status = line.status();
    response.reason = Words.of(line.bytes(), line.reasonOffset(), line.reasonLength());
    exchange = recorder.responseBegun(response);
    return response;
  }

  @Override
  BodyFraming decide(HttpMessage message) {
    Response response = (Response) message;
    HeadFacts facts = recorder.facts(response);
    FramingDecision decision =
        FramingRules.response(
            methodOf(exchange),
            response.status,
            response.majorVersion,
            response.minorVersion,
            facts.codings,
            facts.lengths);
    response.decision = decision;
    if (decision.body().kind() == Framing.TUNNEL) {
      recorder.tunnelBegins();
    }
    recorder.responseHeadEnded(exchange, response, facts);
    return decision.body();
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
  void ended(HttpMessage response) {
    Exchange over = exchange;
    exchange = null;
    recorder.responseEnded(over, (Response) response);
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
