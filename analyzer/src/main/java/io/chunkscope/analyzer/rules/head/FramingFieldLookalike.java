package io.chunkscope.analyzer.rules.head;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Fields;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.LookalikeName;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;

public final class FramingFieldLookalike implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "framing-field-lookalike",
          "head",
          Severity.WARNING,
          Party.INTERMEDIARY,
          "RFC 9112 §6.3",
          "A framing field seems to have been masked",
          """
          What it is
          A field name has the letters of Content-Length, Transfer-Encoding, Connection or
          Keep-Alive in another order, or a wrong letter in it, or its first letters or all of
          them overwritten: `nnCoection`, `ntCoent-Length`, `Cneonction`, `Xonnection`,
          `XXXXXXXXXX: close`.

          Why it matters
          Load balancers and security devices disable a field without moving the bytes behind it:
          they scramble its name in place. Whoever reads the message then sees it framed by
          something else, or by nothing: a response without length, which ends when the connection
          does, or one that persists although the server wanted to close. A typing error in a
          program has the same effect.

          Example on the wire
            HTTP/1.1 200 OK
            ntCoent-Length: 12300
            Transfer-Encoding: chunked

          What to do
          Find the device between server and client that rewrites heads (compression, keep-alive
          multiplexing and content filters are the usual features) and compare a capture on either
          side of it: the side where the name is whole is the side it came from. NetScaler renames
          Connection to Cneonction while its Client Keep-Alive is on. If both sides show it,
          correct the name in the program.

          Reference
          RFC 9112 §6.3: the length of a body is decided by Transfer-Encoding, Content-Length and
          the end of the connection; unknown field names say nothing.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    Fields fields = message.fields();
    int line = fields.lookalike();
    if (line < 0 || !message.headComplete()) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .party(Party.INTERMEDIARY)
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " has a field "
                    + Phrases.quoted(fields.name(line))
                    + " with the value "
                    + Phrases.quoted(fields.value(line))
                    + ", which looks like "
                    + LookalikeName.of(fields, line).text()
                    + " masked on the way; "
                    + (message.framing() == Framing.NONE
                        ? "the message was read as having no body"
                        : "the body was read as " + message.framing().label())
                    + " here.")
            .fix(
                "Look for a device between server and client that rewrites heads, and compare a"
                    + " capture on either side of it.")
            .frames(message.headEndFrame(), message.firstFrame())
            .at(message.headEndNs())
            .build());
  }
}
