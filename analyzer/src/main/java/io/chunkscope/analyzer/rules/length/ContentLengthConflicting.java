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

public final class ContentLengthConflicting implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "content-length-conflicting",
          "length",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §6.3(5)",
          "Content-Length says several lengths that differ",
          """
          What it is
          The message has several Content-Length values, and they differ.

          Why it matters
          One reader takes the first, another the last, a third refuses. Whoever differs from
          the one in front takes part of this body for the next message: requests can be
          smuggled that way, and responses mixed up between users.

          Example on the wire
            POST /form HTTP/1.1
            Content-Length: 5
            Content-Length: 50

            hello

          What to do
          Find the second one who sets it: an application beside its server, a proxy that adds
          its own after changing the body. Refuse such requests with 400.

          Reference
          RFC 9112 §6.3(5): a Content-Length with differing values is invalid and an
          unrecoverable error.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    if (!message.framingConflicts().contains(FramingConflict.CONTENT_LENGTH_CONFLICTING)) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .severity(ContentLengths.severity(message))
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " has Content-Length values that differ: "
                    + ContentLengths.text(message)
                    + ".")
            .fix("Let one part alone set Content-Length; look at who else adds one on the way.")
            .frames(message.headEndFrame(), message.firstFrame())
            .at(message.headEndNs())
            .build());
  }
}
