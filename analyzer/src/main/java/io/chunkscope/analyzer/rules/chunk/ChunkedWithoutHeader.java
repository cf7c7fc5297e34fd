package io.chunkscope.analyzer.rules.chunk;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;

public final class ChunkedWithoutHeader implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "chunked-without-header",
          "chunk",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §6.1",
          "The body is chunked, and no Transfer-Encoding says so",
          """
          What it is
          The body reads as valid chunks from its first byte on, size lines right to the byte,
          but the head has no Transfer-Encoding: chunked.

          Why it matters
          The client takes sizes and line ends for content: numbers appear in the page, JSON
          does not parse, images are broken. Mostly somebody on the way removed the field (a
          proxy that treats it as a name it may drop, a filter that rewrites heads) and left the
          body alone.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Type: text/plain

            5
            hello
            0

          What to do
          Compare with the response as the server sent it: if the field is there, look at the
          proxies in between; if not, let the HTTP library write the chunks instead of the
          application.

          Reference
          RFC 9112 §6.1: a sender applies a transfer coding and lists it in Transfer-Encoding.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    if (!message.looksChunked()
        || message.fields().has(FieldName.TRANSFER_ENCODING)
        || message.fieldsUnread()) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " carries no Transfer-Encoding, yet its body of "
                    + Phrases.bytes(message.bodyBytes())
                    + " reads as chunks from the first byte on.")
            .fix(
                "Find who removed Transfer-Encoding: chunked on the way, or who writes chunks by"
                    + " hand without saying so.")
            .frames(message.headEndFrame(), message.lastBodyFrame(), message.firstFrame())
            .at(message.lastNs())
            .build());
  }
}
