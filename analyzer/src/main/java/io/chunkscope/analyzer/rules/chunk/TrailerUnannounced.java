package io.chunkscope.analyzer.rules.chunk;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Fields;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import java.util.Set;
import java.util.TreeSet;

public final class TrailerUnannounced implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "trailer-unannounced",
          "chunk",
          Severity.INFO,
          Party.SENDER,
          "RFC 9110 §6.6.2",
          "A trailer field is not named in Trailer",
          """
          What it is
          The trailer section of a chunked message holds a field that the head does not name in
          its Trailer field.

          Why it matters
          A proxy that buffers, or a reader that decides from the head whether trailers are worth
          waiting for, drops it. Nothing is broken otherwise.

          Example on the wire
            HTTP/1.1 200 OK
            Transfer-Encoding: chunked
                                       (no Trailer: Server-Timing)
            ...
            0
            Server-Timing: total;dur=41.5

          What to do
          Name the fields that will follow in Trailer. In Node set the Trailer header before
          addTrailers; in Go declare the names in the Trailer header before WriteHeader.

          Reference
          RFC 9110 §6.6.2: a sender that intends to generate trailer fields should generate a
          Trailer field in the header section that lists them.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    Fields trailers = message.trailers();
    if (trailers == null) {
      return;
    }
    Set<String> unannounced = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (int line = 0; line < trailers.size(); line++) {
      unannounced.add(trailers.name(line));
    }
    String announced = message.fields().combined(FieldName.TRAILER);
    if (announced != null) {
      for (String name : announced.split(",", -1)) {
        unannounced.remove(name.strip());
      }
    }
    if (unannounced.isEmpty()) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " carries "
                    + Phrases.count(unannounced.size(), "trailer field", "trailer fields")
                    + " that its head does not announce: "
                    + Phrases.quoted(String.join(", ", unannounced))
                    + ".")
            .fix(
                "Let "
                    + Phrases.side(message.direction())
                    + " name "
                    + (unannounced.size() == 1 ? "it" : "them")
                    + " in a Trailer field in the head.")
            .frames(message.lastFrame(), message.headEndFrame(), message.firstFrame())
            .at(message.lastNs())
            .build());
  }
}
