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

public final class FieldLineMalformed extends DeviationRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "field-line-malformed",
          "head",
          Severity.WARNING,
          Party.SENDER,
          "RFC 9112 §5",
          "A line of the head is no field line",
          """
          What it is
          A line of the head or the trailer section has no colon, an empty name, a name that is no
          token (RFC 9110 §5.6.2), or NUL or another control octet in its value.

          Why it matters
          What one reader skips another takes for a field or refuses together with the message.
          nginx drops names it does not like (ignore_invalid_headers, on by default) and, unless
          underscores_in_headers is on, names with an underscore too; the field is then missing
          and nobody says so.

          Example on the wire
            HTTP/1.1 200 OK\\r\\n
            this line is no field\\r\\n
            X{y}: 1\\r\\n

          What to do
          Find the program that writes the line: mostly debug output before the empty line of a
          CGI head, a missing colon, or a value taken from elsewhere unchecked. Apache httpd
          refuses such requests with HttpProtocolOptions Strict, its default since 2.4.25.

          Reference
          RFC 9112 §5: field-line = field-name ":" OWS field-value OWS; RFC 9110 §5.5: field
          values containing CR, LF or NUL are invalid and dangerous.
          """);

  public FieldLineMalformed() {
    super(
        INFO,
        Set.of(
            Deviation.FIELD_WITHOUT_COLON,
            Deviation.FIELD_NAME_INVALID,
            Deviation.FIELD_VALUE_CONTROL));
  }

  @Override
  protected String sentence(Exchange exchange, HttpMessage message, DeviationNote note) {
    return "In "
        + Phrases.message(exchange, message)
        + " the line near "
        + Phrases.quoted(note.evidence())
        + switch (note.deviation()) {
          case FIELD_WITHOUT_COLON -> " has no colon";
          case FIELD_NAME_INVALID -> " has a name that is empty or no token";
          default -> " has a control octet in its value";
        }
        + andMore(message)
        + ".";
  }

  @Override
  protected String fix(HttpMessage message) {
    return "Let "
        + Phrases.side(message.direction())
        + " write field lines as name, colon, value, without control octets.";
  }
}
