package io.chunkscope.analyzer.rules.coding;

import io.chunkscope.analyzer.content.ContentCoding;
import io.chunkscope.analyzer.content.ContentReading;
import io.chunkscope.analyzer.model.DeviationNote;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import java.util.List;

public final class ContentCodingUndecodable implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "content-coding-undecodable",
          "coding",
          Severity.WARNING,
          "RFC 9110 §8.4",
          "A body is not in the content coding that it declares",
          """
          What it is
          Content-Encoding names gzip, deflate, br or zstd, and the body's first bytes are not
          that: plain text, another format, or the codings in another order than they are listed.
          Codings that are not known here, ranges (206) and bodies of which bytes are missing from
          the capture are not judged.

          Why it matters
          A client that trusts the field fails with a decoding error and shows nothing at all;
          one that guesses shows it, so the fault depends on who looks. A cache keeps it for all.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Encoding: gzip

            <!DOCTYPE html>...     (a gzip stream begins with 1f 8b 08)

          What to do
          Let the part of the server that compresses set Content-Encoding, and no other. The usual
          reasons are an error page or a cached page put out uncompressed under a field already
          set, a proxy that decompresses and keeps the field, and a file stored compressed under
          another coding than its name says.

          Reference
          RFC 9110 §8.4: Content-Encoding lists the codings applied to the representation, in the
          order in which they were applied.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    ContentReading content = message.content();
    if (content == null || !content.undecodable() || isBodyInDoubt(message)) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " declares Content-Encoding "
                    + Phrases.quoted(message.fields().combined(FieldName.CONTENT_ENCODING))
                    + ", but its body of "
                    + Phrases.bytes(message.bodyBytes())
                    + " begins with "
                    + Phrases.quoted(content.evidence())
                    + ", which does not decode"
                    + guess(content)
                    + ".")
            .fix(
                "Let "
                    + Phrases.side(message.direction())
                    + " declare the coding that it really applies, or none.")
            .frames(message.headEndFrame(), message.lastBodyFrame())
            .at(message.firstBodyNs())
            .build());
  }

  /** Whether what was taken for the body may not be what was encoded. */
  private static boolean isBodyInDoubt(HttpMessage message) {
    if (message.missingBytes() > 0 || message.uncertain() || message.looksChunked()) {
      return true;
    }
    List<DeviationNote> deviations = message.deviations();
    for (int i = 0; i < deviations.size(); i++) {
      if (deviations.get(i).end() > message.headEnd()) {
        return true;
      }
    }
    return false;
  }

  private static String guess(ContentReading content) {
    ContentCoding outer = content.codings().get(content.codings().size() - 1);
    String first = content.evidence();
    if (outer != ContentCoding.GZIP && first.startsWith("\u001f\u008b\b")) {
      return ": it is gzip";
    }
    if (outer != ContentCoding.ZSTD && first.startsWith("(\u00b5/\u00fd")) {
      return ": it is zstd";
    }
    return first.chars().allMatch(c -> c == '\r' || c == '\n' || c == '\t' || (c >= ' ' && c < 127))
        ? ": it is plain text"
        : "";
  }
}
