package io.chunkscope.analyzer.rules.length;

import io.chunkscope.analyzer.framing.FramingConflict;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;

public final class ContentLengthInvalid implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "content-length-invalid",
          "length",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §6.3(5)",
          "Content-Length is no number a length can have",
          """
          What it is
          A Content-Length value is not made of digits alone (a sign, a blank, a word, nothing,
          a comma with nothing beside it), or it is 2^63 or more.

          Why it matters
          A reader has to treat the message as broken; lenient ones make a number of it, each in
          its own way (+5, 5 5, 0x5, -1), and then disagree about where the message ends.

          Example on the wire
            POST /form HTTP/1.1
            Content-Length: +5

            hello

          What to do
          Let the HTTP library compute the field. A -1 is usually an unknown length printed as a
          number: use Transfer-Encoding: chunked there.

          Reference
          RFC 9110 §8.6: Content-Length = 1*DIGIT; RFC 9112 §6.3(5): an invalid Content-Length
          makes the message framing invalid.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    if (!message.framingConflicts().contains(FramingConflict.CONTENT_LENGTH_INVALID)) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .severity(ContentLengths.severity(message))
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " says Content-Length "
                    + ContentLengths.text(message)
                    + ", which is no length.")
            .fix(
                "Let "
                    + Phrases.side(message.direction())
                    + " send digits alone, or Transfer-Encoding: chunked where it does not know the"
                    + " length.")
            .frames(message.headEndFrame(), message.firstFrame())
            .at(message.headEndNs())
            .build());
  }
}
