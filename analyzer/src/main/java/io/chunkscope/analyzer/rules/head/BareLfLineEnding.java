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

public final class BareLfLineEnding extends DeviationRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "bare-lf-line-ending",
          "head",
          Severity.WARNING,
          Party.SENDER,
          "RFC 9112 §2.2",
          "A line of the head ends in LF without CR",
          """
          What it is
          A start-line, a field line or the empty line after the head ends in LF alone where the
          grammar demands CRLF. One finding is made for a message, however many lines are
          concerned. Chunk framing and trailers have a rule of their own (chunk-bare-lf).

          Why it matters
          A recipient may accept LF alone, and need not. A proxy that does and a server that does
          not see different fields, or a different end of the head: that is how requests are
          smuggled. Mostly it is a CGI program or a script that writes its head with println on
          Unix.

          Example on the wire
            HTTP/1.1 200 OK\\n
            Content-Type: text/plain\\n
            \\n

          What to do
          Write CR LF at the end of each line of the head. Behind a web server let a program hand
          its fields to the server (CGI, FastCGI) and not write the head itself.

          Reference
          RFC 9112 §2.2: a recipient may recognize a single LF as a line terminator and ignore any
          preceding CR; a sender must use CRLF.
          """);

  public BareLfLineEnding() {
    super(INFO, Set.of(Deviation.HEAD_BARE_LF));
  }

  @Override
  protected String sentence(Exchange exchange, HttpMessage message, DeviationNote note) {
    return "In the head of "
        + Phrases.message(exchange, message)
        + " a line ends in LF without CR"
        + andMore(message)
        + "; that was accepted here, a strict reader refuses it.";
  }

  @Override
  protected String fix(HttpMessage message) {
    return "Let " + Phrases.side(message.direction()) + " end every line of the head with CRLF.";
  }
}
