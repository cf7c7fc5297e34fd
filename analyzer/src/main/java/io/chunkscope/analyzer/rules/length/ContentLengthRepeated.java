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

public final class ContentLengthRepeated implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "content-length-repeated",
          "length",
          Severity.WARNING,
          Party.SENDER,
          "RFC 9112 §6.3(5)",
          "Content-Length is repeated with the same value",
          """
          What it is
          The message has several Content-Length values, all equal.

          Why it matters
          A recipient may accept it as one, or refuse the message. It shows that two parts set
          the length; once they differ, the message is broken.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Length: 5
            Content-Length: 5

            hello

          What to do
          Remove one of the two who set it; mostly an application that sets what its server sets
          anyway.

          Reference
          RFC 9112 §6.3(5), RFC 9110 §8.6: a recipient may either reject a message with a
          repeated, identical value or replace the values with a single one.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    if (!message.framingConflicts().contains(FramingConflict.CONTENT_LENGTH_REPEATED)) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " says the same Content-Length again: "
                    + ContentLengths.text(message)
                    + ".")
            .fix("Let one part alone set Content-Length.")
            .frames(message.headEndFrame(), message.firstFrame())
            .at(message.headEndNs())
            .build());
  }
}
