package io.chunkscope.cli.report.timeline;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Delivery;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.PauseRule;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import java.util.ArrayList;
import java.util.List;

/** Cuts the time of one exchange into spans. */
final class SpanBuilder {
  private final Exchange exchange;
  private final long originNs;
  private final List<Span> spans = new ArrayList<>();

  SpanBuilder(Exchange exchange) {
    this.exchange = exchange;
    this.originNs = exchange.originNs();
  }

  List<Span> build() {
    Request request = exchange.request();
    Response response = exchange.response();
    if (request != null) {
      request(request);
      if (response == null && !exchange.answerMissing()) {
        add(SpanKind.UNANSWERED, request.lastNs(), exchange.connection().observedUntilNs());
      } else if (response != null && !exchange.answersEarly()) {
        add(SpanKind.WAIT, request.lastNs(), response.firstNs());
      }
    }
    if (response != null) {
      response(response);
    }
    spans.sort((one, other) -> Long.compare(one.startNs(), other.startNs()));
    return spans;
  }

  private void request(Request request) {
    if (request.delivery() == null) {
      add(SpanKind.REQUEST, request.firstNs(), request.lastNs());
      return;
    }
    add(SpanKind.REQUEST, request.firstNs(), request.firstBodyNs());
    body(request, SpanKind.REQUEST, SpanKind.CLIENT_PAUSE, SpanKind.REQUEST_NETWORK_PAUSE);
    if (request.lastNs() > request.lastBodyNs()) {
      add(SpanKind.REQUEST, request.lastBodyNs(), request.lastNs());
    }
  }

  private void response(Response response) {
    if (response.headEndNs() < 0) {
      add(SpanKind.HEAD, response.firstNs(), response.lastNs());
    } else {
      add(SpanKind.HEAD, response.firstNs(), response.headEndNs());
      if (response.delivery() != null) {
        add(SpanKind.BODY_WAIT, response.headEndNs(), response.firstBodyNs());
        body(response, SpanKind.FLUSH, SpanKind.SERVER_PAUSE, SpanKind.NETWORK_PAUSE);
      }
      if (response.chunks() != null && response.chunks().lastChunk()) {
        add(SpanKind.LAST_CHUNK, afterBodyNs(response), response.lastNs());
      }
    }
    end(response);
  }

  private void end(Response response) {
    ConnectionTrace connection = exchange.connection();
    boolean last = connection.lastExchange() == exchange;
    if (!response.complete() && last && response.framing() != Framing.TUNNEL) {
      add(SpanKind.UNFINISHED, response.lastNs(), connection.observedUntilNs());
      return;
    }
    boolean announced =
        response.framing() == Framing.CLOSE_DELIMITED
            || connection.serverClose() != null
            || connection.clientClose() != null;
    if (announced && exchange.closeLagNs() >= 0) {
      add(SpanKind.CLOSE_LAG, response.lastNs(), response.lastNs() + exchange.closeLagNs());
    }
  }

  private static long afterBodyNs(HttpMessage message) {
    return message.delivery() == null ? message.headEndNs() : message.lastBodyNs();
  }

  /** The flushes of a body and the pauses between and inside them. */
  private void body(HttpMessage message, SpanKind bytes, SpanKind sender, SpanKind network) {
    Delivery delivery = message.delivery();
    int flush = 0;
    long fromNs = message.firstBodyNs();
    for (int i = 0; i < delivery.pausesKept(); i++) {
      PauseRule.Cause cause = delivery.pauseCause(i);
      long startNs = delivery.pauseStartNs(i);
      long endNs = startNs + delivery.pauseNs(i);
      add(bytes, fromNs, startNs, flush, null);
      add(kind(cause, sender, network), startNs, endNs, Span.NONE, cause);
      if (cause == PauseRule.Cause.SENDER) {
        flush++;
      }
      fromNs = endNs;
    }
    add(bytes, fromNs, message.lastBodyNs(), flush, null);
  }

  private static SpanKind kind(PauseRule.Cause cause, SpanKind sender, SpanKind network) {
    return switch (cause) {
      case SENDER -> sender;
      case LOSS, WINDOW, ACKNOWLEDGEMENT, PATH -> network;
      case NONE, UNKNOWN -> SpanKind.UNKNOWN_PAUSE;
    };
  }

  private void add(SpanKind kind, long fromNs, long toNs) {
    add(kind, fromNs, toNs, Span.NONE, null);
  }

  /** Stamps may run backwards: nothing begins before the exchange, or ends before it began. */
  private void add(SpanKind kind, long fromNs, long toNs, int flush, PauseRule.Cause cause) {
    long startNs = Math.max(0, fromNs - originNs);
    spans.add(new Span(kind, startNs, Math.max(startNs, toNs - originNs), flush, cause));
  }
}
