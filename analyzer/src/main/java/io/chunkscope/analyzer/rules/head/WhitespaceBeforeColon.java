package io.chunkscope.analyzer.rules.head;

import io.chunkscope.analyzer.model.DeviationNote;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.analyzer.rules.DeviationRule;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import java.util.Set;

public final class WhitespaceBeforeColon extends DeviationRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "whitespace-before-colon",
          "head",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §5.1",
          "Whitespace stands between a field name and its colon",
          """
          What it is
          Between the name of a field and the colon there is a blank or a tab. It is an error when
          the field is Content-Length or Transfer-Encoding, else a warning.

          Why it matters
          Some readers ignore the field, some strip the blank, some take it for part of the name.
          With a framing field they then disagree about where the message ends: a well-known way
          to smuggle requests past a proxy.

          Example on the wire
            POST /form HTTP/1.1\\r\\n
            Content-Length: 5\\r\\n
            Transfer-Encoding : chunked\\r\\n

          What to do
          Write the colon straight after the name. Where the request comes from strangers, refuse
          it (400); a proxy has to remove the blank from a response.

          Reference
          RFC 9112 §5.1: no whitespace is allowed between the field name and colon; a server must
          reject such a request with 400, a proxy must remove the whitespace from a response.
          """);

  public WhitespaceBeforeColon() {
    super(INFO, Set.of(Deviation.WHITESPACE_BEFORE_COLON));
  }

  @Override
  protected String sentence(Exchange exchange, HttpMessage message, DeviationNote note) {
    return "In the head of "
        + Phrases.message(exchange, message)
        + " whitespace stands before the colon of "
        + Phrases.quoted(name(note(message, note)))
        + andMore(message)
        + "; it was not taken for part of the name here.";
  }

  @Override
  protected String fix(HttpMessage message) {
    return "Let "
        + Phrases.side(message.direction())
        + " write the colon straight after the field name.";
  }

  @Override
  protected Severity severity(HttpMessage message) {
    return framing(message) == null ? Severity.WARNING : Severity.ERROR;
  }

  /** A framing field is worth telling of before any other. */
  private static DeviationNote note(HttpMessage message, DeviationNote first) {
    DeviationNote framing = framing(message);
    return framing == null ? first : framing;
  }

  private static DeviationNote framing(HttpMessage message) {
    for (DeviationNote note : message.deviations()) {
      if (note.deviation() == Deviation.WHITESPACE_BEFORE_COLON && isFraming(name(note))) {
        return note;
      }
    }
    return null;
  }

  private static boolean isFraming(String name) {
    return name.equalsIgnoreCase(FieldName.CONTENT_LENGTH.text())
        || name.equalsIgnoreCase(FieldName.TRANSFER_ENCODING.text());
  }

  private static String name(DeviationNote note) {
    int colon = note.evidence().indexOf(':');
    return (colon < 0 ? note.evidence() : note.evidence().substring(0, colon)).strip();
  }
}
