package io.chunkscope.analyzer.rules.chunk;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Fields;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

public final class TrailerForbiddenField implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "trailer-forbidden-field",
          "chunk",
          Severity.WARNING,
          Party.SENDER,
          "RFC 9110 §6.5.1",
          "A trailer field has to stand in the head",
          """
          What it is
          The trailer section of a chunked message holds a field that is needed before the
          content: of framing (Content-Length, Transfer-Encoding), routing (Host), authentication
          (Authorization, Set-Cookie) or about the content (Content-Type, Content-Encoding).

          Why it matters
          Readers ignore it, or merge it into the head when it is too late: a proxy that does may
          change who is logged in, or how long a message is, after it has been judged. Cookies set
          there are lost with most clients.

          Example on the wire
            0
            Content-Length: 5
            Set-Cookie: sid=1

          What to do
          Send the field in the head. What is only known at the end and is allowed there: digests,
          signatures, Server-Timing, status of a long job.

          Reference
          RFC 9110 §6.5.1: a sender must not generate a trailer field unless it knows that the
          definition of the field permits sending it in trailers; fields for framing, routing,
          authentication, request modifiers, response controls or content format are not.
          """);

  private static final Set<String> FORBIDDEN =
      Set.of(
          "authorization",
          "connection",
          "content-encoding",
          "content-length",
          "content-range",
          "content-type",
          "cookie",
          "host",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "set-cookie",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "www-authenticate");

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
    Set<String> found = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (int line = 0; line < trailers.size(); line++) {
      if (FORBIDDEN.contains(trailers.name(line).toLowerCase(Locale.ROOT))) {
        found.add(trailers.name(line));
      }
    }
    if (found.isEmpty()) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " carries in its trailer section "
                    + String.join(", ", found)
                    + ": readers need that before the body, or ignore it there.")
            .fix(
                "Let "
                    + Phrases.side(message.direction())
                    + " send "
                    + String.join(", ", found)
                    + " in the head.")
            .frames(message.lastFrame(), message.firstFrame())
            .at(message.lastNs())
            .build());
  }
}
