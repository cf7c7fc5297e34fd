package io.chunkscope.analyzer.rules.head;

import io.chunkscope.analyzer.model.DeviationNote;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.analyzer.rules.DeviationRule;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import java.util.Set;

public final class BareCr extends DeviationRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "bare-cr",
          "head",
          Severity.WARNING,
          Party.SENDER,
          "RFC 9112 §2.2",
          "A CR that no LF follows stands in a head",
          """
          What it is
          The head, or the trailer section, holds a CR without LF after it.

          Why it matters
          Some readers take a lone CR for a line end, others for an octet of the value, others for
          a blank: they see different fields. A value that an attacker can choose and that reaches
          the head unchecked can so bring in a field of its own.

          Example on the wire
            HTTP/1.1 200 OK\\r\\n
            X-Note: one\\rContent-Length: 0\\r\\n
            \\r\\n

          What to do
          Remove CR, LF and NUL from every value before it goes into a head; most HTTP libraries
          refuse such values.

          Reference
          RFC 9112 §2.2: a sender must not generate a bare CR within any protocol elements other
          than the content; a recipient must consider the element invalid or replace each bare CR
          with SP.
          """);

  public BareCr() {
    super(INFO, Set.of(Deviation.HEAD_BARE_CR));
  }

  @Override
  protected String sentence(Exchange exchange, HttpMessage message, DeviationNote note) {
    return "In the head of "
        + Phrases.message(exchange, message)
        + " stands a CR that no LF follows, near "
        + Phrases.quoted(note.evidence())
        + andMore(message)
        + ".";
  }

  @Override
  protected String fix(HttpMessage message) {
    return "Let " + Phrases.side(message.direction()) + " remove CR from what goes into a head.";
  }
}
