package io.chunkscope.verify.verdict;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.framing.PersistenceDecision;
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

/**
 * An exchange as one line of a verdict: {@code exchange 0.0 GET /home HTTP/1.1 none -> 200 HTTP/1.1
 * chunked 6.3(4) body=9530 missing=0 chunks=3+last flushes=3 end=last-chunk complete}.
 */
final class ExchangeText {
  /** What a message says of persistence when it says nothing; not written. */
  static final String USUAL_PERSISTENCE = Labels.kebab(PersistenceDecision.HTTP11_DEFAULT);

  /** What is not captured, or was never there. */
  static final String UNKNOWN = "-";

  private ExchangeText() {}

  static ExchangeLine of(Exchange exchange) {
    StringBuilder line = new StringBuilder(ExchangeLine.KIND).append(' ');
    line.append(exchange.connection().id()).append('.').append(exchange.index()).append(' ');
    line.append(exchange.request() == null ? ExchangeLine.NO_REQUEST : request(exchange.request()));
    line.append(' ').append(ExchangeLine.ARROW);
    for (Response interim : exchange.interim()) {
      line.append(' ').append(interim.status());
      line.append(interim.complete() ? "" : ";incomplete");
      interim.deviations().forEach(note -> line.append(';').append(deviation(note)));
      line.append(',');
    }
    line.append(' ');
    line.append(
        exchange.response() == null ? ExchangeLine.NO_RESPONSE : response(exchange.response()));
    line.append(exchange.orphan() ? " orphan" : "");
    line.append(exchange.answerMissing() ? " answer-missing" : "");
    line.append(exchange.uncertain() ? " uncertain" : "");
    return new ExchangeLine(exchange.connection().id(), exchange.index(), line.toString());
  }

  private static String request(Request request) {
    return WireText.word(request.method())
        + " "
        + WireText.word(request.target())
        + message(request);
  }

  private static String response(Response response) {
    // HTTP/0.9 has no status.
    return (response.status() == 0 ? UNKNOWN : response.status()) + message(response);
  }

  private static String message(HttpMessage message) {
    StringBuilder text = new StringBuilder(" ");
    text.append(message.version() == null ? UNKNOWN : message.version());
    text.append(' ').append(message.framing().label());
    boolean plain = message.framing() == Framing.NONE && message.end() == MessageEnd.NO_BODY;
    if (!plain && message.framingStep() != null) {
      text.append(' ').append(message.framingStep());
    }
    text.append(persistence(message));
    if (!plain) {
      text.append(body(message));
    }
    text.append(deviations(message));
    if (message.trailing() != null) {
      text.append(" trailing=").append(message.trailing().length());
    }
    return text.toString();
  }

  private static String persistence(HttpMessage message) {
    PersistenceDecision decision = message.persistence();
    if (decision == PersistenceDecision.HTTP11_DEFAULT) {
      return "";
    }
    return " persistence=" + (decision == null ? "-" : Labels.kebab(decision));
  }

  private static String body(HttpMessage message) {
    StringBuilder text = new StringBuilder();
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
    return Labels.kebab(note.deviation()) + "@" + note.start() + ".." + note.end();
  }
}
