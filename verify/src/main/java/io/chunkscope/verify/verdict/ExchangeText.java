package io.chunkscope.verify.verdict;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.ChunkLog;
import io.chunkscope.analyzer.model.Delivery;
import io.chunkscope.analyzer.model.DeviationNote;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.MessageEnd;
import io.chunkscope.analyzer.model.PauseRule;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import java.util.Locale;
import java.util.stream.Collectors;

/** An exchange as one line of a verdict. */
final class ExchangeText {
  private ExchangeText() {}

  static String of(Exchange exchange) {
    StringBuilder line = new StringBuilder("exchange ");
    line.append(exchange.connection().id()).append('.').append(exchange.index()).append(' ');
    line.append(exchange.request() == null ? "(no request)" : request(exchange.request()));
    line.append(" ->");
    for (Response interim : exchange.interim()) {
      line.append(' ').append(interim.status());
      line.append(interim.complete() ? "" : "(incomplete)").append(deviations(interim));
      line.append(',');
    }
    line.append(' ');
    line.append(exchange.response() == null ? "(no response)" : response(exchange.response()));
    line.append(exchange.orphan() ? " orphan" : "");
    line.append(exchange.answerMissing() ? " answer-missing" : "");
    line.append(exchange.uncertain() ? " uncertain" : "");
    return line.toString();
  }

  private static String request(Request request) {
    return Verdict.escaped(request.method())
        + " "
        + Verdict.escaped(request.target())
        + message(request);
  }

  private static String response(Response response) {
    // HTTP/0.9 has no status.
    return (response.status() == 0 ? "-" : response.status()) + message(response);
  }

  private static String message(HttpMessage message) {
    StringBuilder text = new StringBuilder(" ").append(message.version());
    text.append(' ').append(message.framing().label());
    boolean plain = message.framing() == Framing.NONE && message.end() == MessageEnd.NO_BODY;
    if (!plain) {
      text.append(body(message));
    }
    text.append(deviations(message));
    if (message.trailingBytes() > 0) {
      text.append(" trailing=").append(message.trailingBytes());
    }
    return text.toString();
  }

  private static String body(HttpMessage message) {
    StringBuilder text = new StringBuilder();
    if (message.framingStep() != null) {
      text.append(' ').append(message.framingStep());
    }
    text.append(" body=").append(message.bodyBytes());
    if (message.declaredLength() >= 0 && message.declaredLength() != message.bodyBytes()) {
      text.append('/').append(message.declaredLength());
    }
    text.append(" missing=").append(message.missingBytes());
    text.append(" chunks=").append(chunks(message.chunks()));
    text.append(" flushes=").append(message.delivery() == null ? 0 : message.delivery().flushes());
    text.append(pauses(message.delivery()));
    text.append(" end=").append(message.end() == null ? "open" : message.end().label());
    return text.append(message.complete() ? " complete" : " incomplete").toString();
  }

  /** The pauses that made no flush: whose they were. */
  private static String pauses(Delivery delivery) {
    StringBuilder text = new StringBuilder();
    for (PauseRule.Cause cause : PauseRule.Cause.values()) {
      int count = delivery == null ? 0 : delivery.pauses(cause);
      if (count > 0 && cause != PauseRule.Cause.NONE && cause != PauseRule.Cause.SENDER) {
        text.append(' ').append(cause.name().toLowerCase(Locale.ROOT)).append('=').append(count);
      }
    }
    return text.toString();
  }

  private static String chunks(ChunkLog chunks) {
    return chunks == null ? "-" : chunks.count() + (chunks.lastChunk() ? "+last" : "");
  }

  private static String deviations(HttpMessage message) {
    if (message.deviations().isEmpty()) {
      return "";
    }
    String more = message.deviationsOmitted() > 0 ? ",+" + message.deviationsOmitted() : "";
    return message.deviations().stream()
        .map(ExchangeText::deviation)
        .collect(Collectors.joining(",", " deviations=", more));
  }

  private static String deviation(DeviationNote note) {
    return Verdict.kebab(note.deviation()) + "@" + note.start() + ".." + note.end();
  }
}
