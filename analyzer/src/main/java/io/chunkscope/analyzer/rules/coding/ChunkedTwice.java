package io.chunkscope.analyzer.rules.coding;

import io.chunkscope.analyzer.framing.FramingConflict;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;

public final class ChunkedTwice implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "chunked-twice",
          "coding",
          Severity.ERROR,
          "RFC 9112 §6.1",
          "Chunked is listed more than once",
          """
          What it is
          Transfer-Encoding lists chunked twice. Mostly two parts of a server each add the
          field; the body is chunked once.

          Why it matters
          A reader may take the body for chunks within chunks, refuse it, or read it as chunked
          once.

          Example on the wire
            HTTP/1.1 200 OK
            Transfer-Encoding: chunked
            Transfer-Encoding: chunked

          What to do
          Find the two who set it: mostly an application that copies an upstream's fields beside
          a server that adds its own.

          Reference
          RFC 9112 §6.1: a sender must not apply the chunked transfer coding more than once to a
          message body.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    if (!message.framingConflicts().contains(FramingConflict.CHUNKED_TWICE)) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " says Transfer-Encoding "
                    + Phrases.quoted(message.fields().combined(FieldName.TRANSFER_ENCODING))
                    + ": chunked more than once.")
            .fix(
                "Let one part of "
                    + Phrases.side(message.direction())
                    + " alone set Transfer-Encoding.")
            .frames(message.headEndFrame(), message.firstFrame())
            .at(message.headEndNs())
            .build());
  }
}
