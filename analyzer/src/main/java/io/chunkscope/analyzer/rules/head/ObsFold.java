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

public final class ObsFold extends DeviationRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "obs-fold",
          "head",
          Severity.WARNING,
          Party.SENDER,
          "RFC 9112 §5.2",
          "A field value goes on in the next line",
          """
          What it is
          A line of the head begins with a blank or a tab: the old way to continue a value in the
          next line (obs-fold). Its lines were joined by one space here.

          Why it matters
          Servers refuse it, proxies join the lines or pass them on, and some readers take the
          second line for a field of its own. Whatever a folded Transfer-Encoding or
          Content-Length says is read in two ways.

          Example on the wire
            HTTP/1.1 200 OK\\r\\n
            X-Policy: first,\\r\\n
              second\\r\\n

          What to do
          Write each field in one line. Long values, policies and certificates in particular
          (X-SSL-Client-Cert), are mostly folded by the program that makes them: remove the line
          ends, or encode the value.

          Reference
          RFC 9112 §5.2: a sender must not generate a message that includes line folding; a server
          must reject a request with it (400) or replace each fold by spaces, a user agent must
          replace it.
          """);

  public ObsFold() {
    super(INFO, Set.of(Deviation.OBS_FOLD));
  }

  @Override
  protected String sentence(Exchange exchange, HttpMessage message, DeviationNote note) {
    return "In the head of "
        + Phrases.message(exchange, message)
        + " a value goes on in the next line: "
        + Phrases.quoted(note.evidence())
        + andMore(message)
        + "; the lines were joined by one space here.";
  }

  @Override
  protected String fix(HttpMessage message) {
    return "Let " + Phrases.side(message.direction()) + " write every field in one line.";
  }
}
