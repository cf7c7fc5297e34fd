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

public final class ChunkedNotFinal implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "chunked-not-final",
          "coding",
          Severity.ERROR,
          "RFC 9112 §6.1",
          "Chunked is listed, but not as the last coding",
          """
          What it is
          Transfer-Encoding lists chunked with another coding after it, so chunks do not tell
          the end of the message.

          Why it matters
          A response then ends with its connection; a request has no end at all, and a server
          has to refuse it. Readers that look for chunked anywhere in the field see another end
          than those that look at the last.

          Example on the wire
            POST /form HTTP/1.1
            Transfer-Encoding: chunked, gzip

          What to do
          Apply chunked last: Transfer-Encoding: gzip, chunked. For compression use
          Content-Encoding instead.

          Reference
          RFC 9112 §6.3(4): if chunked is not the final coding of a request, the length cannot
          be determined reliably and the server must respond with 400.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    if (!message.framingConflicts().contains(FramingConflict.CHUNKED_NOT_FINAL)) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " says Transfer-Encoding "
                    + Phrases.quoted(message.fields().combined(FieldName.TRANSFER_ENCODING))
                    + ", where chunked is not the last coding; its body was read as "
                    + message.framing().label()
                    + " here.")
            .fix("Let " + Phrases.side(message.direction()) + " apply chunked last.")
            .frames(message.headEndFrame(), message.firstFrame())
            .at(message.headEndNs())
            .build());
  }
}
