package io.chunkscope.analyzer.rules.length;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingBuilder;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.Cut;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;

public final class BodyShorterThanContentLength implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "body-shorter-than-content-length",
          "length",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §8",
          "A body ends before its Content-Length",
          """
          What it is
          The head declares a Content-Length, and the stream ended before as many bytes had
          come: the sender closed or reset the connection, or fell silent for more than a second
          until the receiver gave up.

          Not reported here: bytes that the capture lacks, a capture that ends first, and a
          receiver that goes away in the middle.

          Why it matters
          The message is incomplete, and the receiver knows: downloads fail, pages stay half
          empty, and a client that trusts the number waits for the rest until a timeout.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Length: 12

            hello                  (FIN after 5 of 12 bytes)

          What to do
          Usual reasons: the length was taken before compression, rewriting or character
          encoding (characters counted, not bytes); the file changed while it was sent; the
          application died in the middle. Let the server compute the length, or send
          Transfer-Encoding: chunked.

          Reference
          RFC 9112 §8: a message that uses a valid Content-Length is incomplete if the size of
          the message body received is less than the value given by Content-Length.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    if (message.complete()
        || message.framing() != Framing.CONTENT_LENGTH
        || message.bodyBytes() >= message.declaredLength()) {
      return;
    }
    Cut cut = Cut.of(exchange, message);
    if (cut == null || !cut.blamesSender() || cut.followsAnswer(exchange, message)) {
      return;
    }
    FindingBuilder finding =
        Finding.about(this, exchange, message.direction())
            .summary(summary(exchange, message, cut))
            .fix(
                "Let "
                    + Phrases.side(message.direction())
                    + " count the bytes it really sends (after compression and character encoding),"
                    + " or use Transfer-Encoding: chunked; and look for a program that died in the"
                    + " middle.")
            .frames(cut.close().frame(), message.lastFrame(), message.firstFrame())
            .at(cut.close().timeNs());
    sink.onFinding(cut.givenUp() ? finding.atMost(Confidence.MEDIUM).build() : finding.build());
  }

  private static String summary(Exchange exchange, HttpMessage message, Cut cut) {
    String sender = Phrases.side(message.direction());
    String ending =
        cut.bySender()
            ? sender + " sent a " + cut.close().word() + " after "
            : sender
                + " fell silent, and "
                + Phrases.side(cut.close().side())
                + " gave up "
                + Durations.text(cut.idleNs())
                + " later, after ";
    return Phrases.sentenceStart(exchange, message)
        + " declares Content-Length "
        + message.declaredLength()
        + ", but "
        + ending
        + Phrases.bytes(message.bodyBytes())
        + ", "
        + Phrases.bytes(message.declaredLength() - message.bodyBytes())
        + " short.";
  }
}
