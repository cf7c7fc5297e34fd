package io.chunkscope.verify.expect.check;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.MessageEnd;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.evidence.Cut;
import io.chunkscope.analyzer.rules.evidence.FirstClose;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.Direction;

/** What the capture shows of an exchange, and why it shows no more. */
final class Sight {
  private static final Direction SERVER = Direction.SERVER_TO_CLIENT;

  private Sight() {}

  /** Judges an exchange without a response where one was expected. */
  static Judgement withoutResponse(Exchange exchange) {
    ConnectionTrace connection = exchange.connection();
    Request request = exchange.request();
    if (request == null) {
      return Judgement.cannotTell("neither request nor response is in the capture");
    }
    if (exchange.answerMissing()
        || !connection.transport().seen(SERVER)
        || connection.missingBytes(SERVER) > 0) {
      return Judgement.cannotTell("the response is not in the capture", request.lastFrame());
    }
    FirstClose close = FirstClose.of(connection);
    if (close == null || isOpen(connection.end())) {
      return Judgement.cannotTell("the capture ends before the response", request.lastFrame());
    }
    long waitedNs = Math.max(0, close.timeNs() - request.lastNs());
    if (!close.byServer() && waitedNs < Cut.IDLE_NS) {
      return Judgement.cannotTell(
          "the client closed " + Durations.text(waitedNs) + " after its request",
          close.frame(),
          request.lastFrame());
    }
    return Judgement.fails(
        "no response; "
            + Phrases.side(close.side())
            + " sent a "
            + close.word()
            + " "
            + Durations.text(waitedNs)
            + " after the request",
        close.frame(),
        request.lastFrame());
  }

  /** Whether nothing on the wire ended the connection. */
  static boolean isOpen(ConnectionEnd end) {
    return end == null
        || end == ConnectionEnd.CAPTURE_END
        || end == ConnectionEnd.EVICTED
        || end == ConnectionEnd.REUSED;
  }

  /** Why a response is incomplete that its server need not have left so; null otherwise. */
  static String unfinished(Exchange exchange) {
    Response response = exchange.response();
    if (response.complete()) {
      return null;
    }
    MessageEnd end = response.end();
    if (end == null || end == MessageEnd.CAPTURE_END) {
      return "the capture ends inside the response";
    }
    if (end == MessageEnd.GAP || response.missingBytes() > 0) {
      return "bytes of the response are not in the capture";
    }
    if (end == MessageEnd.FIN || end == MessageEnd.RESET) {
      Cut cut = Cut.of(exchange, response);
      if (cut == null) {
        return "the end of the response is not in the capture";
      }
      return cut.blamesSender() ? null : "the client went away before the end of the response";
    }
    return null;
  }

  /** Why what was counted of a body may not be all of it; null if it is. */
  static String incompleteCount(Exchange exchange) {
    Response response = exchange.response();
    String unfinished = unfinished(exchange);
    if (unfinished != null) {
      return unfinished;
    }
    if (response.missingBytes() > 0) {
      return Phrases.bytes(response.missingBytes()) + " of the body are not in the capture";
    }
    return response.uncertain() ? "the response was pieced together around a gap" : null;
  }

  /** Why a moment of the response may have come later than its server's doing; null if not. */
  static String delayedOnTheWay(Exchange exchange, long momentNs) {
    Response response = exchange.response();
    if (response.uncertain() || response.missingBytes() > 0) {
      return "bytes of the response are not in the capture";
    }
    long fromNs = exchange.request().firstNs();
    for (Direction direction : Direction.values()) {
      long againNs = response.retransmittedNs(direction);
      if (againNs >= fromNs && againNs <= momentNs) {
        return "packets were lost on the way and sent again";
      }
    }
    return response.disturbed() ? "loss or a shut window held packets up on the way" : null;
  }

  /** Whether the response has no body by rule: to HEAD, 1xx, 204, 304, tunnels. */
  static boolean bodiless(Response response) {
    return response.framing() == Framing.NONE || response.framing() == Framing.TUNNEL;
  }

  static Judgement noBody(Response response) {
    return Judgement.notApplicable(
        response.framing() == Framing.TUNNEL ? "a tunnel" : "no body by rule");
  }
}
