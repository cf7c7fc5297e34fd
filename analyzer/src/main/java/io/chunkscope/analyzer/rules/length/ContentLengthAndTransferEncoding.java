package io.chunkscope.analyzer.rules.length;

import io.chunkscope.analyzer.framing.FramingConflict;
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

public final class ContentLengthAndTransferEncoding implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "content-length-and-transfer-encoding",
          "length",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §6.3(3)",
          "Content-Length and Transfer-Encoding together",
          """
          What it is
          The message says both how many bytes its body has and that it is sent with a transfer
          coding.

          Why it matters
          Transfer-Encoding wins, by the standard; a reader that takes Content-Length instead
          finds another end. Such a pair is the classic way to smuggle a request or to split a
          response, so many servers refuse it.

          Example on the wire
            POST /form HTTP/1.1
            Content-Length: 5
            Transfer-Encoding: chunked

            0

            GET /hidden HTTP/1.1
            ...

          What to do
          Remove Content-Length where the body is chunked: mostly an application sets it and the
          server chunks afterwards (for example because it compresses). A proxy has to remove it
          before it forwards.

          Reference
          RFC 9112 §6.2: a sender must not send Content-Length in any message that contains
          Transfer-Encoding. RFC 9112 §6.3(3): such a message ought to be handled as an error.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    if (!message
        .framingConflicts()
        .contains(FramingConflict.CONTENT_LENGTH_WITH_TRANSFER_ENCODING)) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .severity(ContentLengths.severity(message))
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " says both Content-Length "
                    + ContentLengths.text(message)
                    + " and Transfer-Encoding "
                    + Phrases.quoted(message.fields().combined(FieldName.TRANSFER_ENCODING))
                    + "; its body was read as "
                    + message.framing().label()
                    + " here.")
            .fix(
                "Let "
                    + Phrases.side(message.direction())
                    + " drop Content-Length whenever it sends Transfer-Encoding.")
            .frames(message.headEndFrame(), message.firstFrame())
            .at(message.headEndNs())
            .build());
  }
}
