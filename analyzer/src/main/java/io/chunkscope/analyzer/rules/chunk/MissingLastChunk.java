package io.chunkscope.analyzer.rules.chunk;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.ChunkLog;
import io.chunkscope.analyzer.model.DeviationNote;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.MessageEnd;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingBuilder;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.Cut;
import io.chunkscope.analyzer.rules.evidence.Deviations;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import java.util.Set;

public final class MissingLastChunk implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "missing-last-chunk",
          "chunk",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §8",
          "A chunked message ends before its last-chunk",
          """
          What it is
          The body is chunked, and it stopped before the last-chunk (the chunk of size 0 and the
          empty line after it). The sender closed or reset the connection, or it fell silent for
          more than a second and the receiver gave up. When only the capture ends in the middle
          of the body, that is told as information and nobody is blamed.

          Why it matters
          The message is incomplete, and the receiver knows: a strict client discards what it
          got, a lenient one shows half a page, a cache must not keep it. When the sender leaves
          the connection open instead, the receiver waits until a timeout.

          Example on the wire
            HTTP/1.1 200 OK
            Transfer-Encoding: chunked

            5
            hello
                                   (FIN where 0 and two line ends should be)

          What to do
          Look for an application that died or was stopped in the middle of its answer (its log
          at that time, time limits, a worker recycled), and for a proxy's read timeout (nginx:
          proxy_read_timeout, 60s unless set; HAProxy: timeout server; Apache httpd: ProxyTimeout).
          A program that writes chunks by itself has to end with 0 CRLF CRLF.

          Reference
          RFC 9112 §8: a message body that uses the chunked transfer coding is incomplete if the
          zero-sized chunk that terminates the encoding has not been received.
          """);

  private static final Set<Deviation> SAID_BETTER_ELSEWHERE =
      Set.of(
          Deviation.BODY_NOT_CHUNKED,
          Deviation.CHUNK_SIZE_NOT_HEX,
          Deviation.CHUNK_SIZE_SIGN,
          Deviation.CHUNK_SIZE_OVERFLOW,
          Deviation.CHUNK_DATA_OVERRUN);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<Deviation> CRLF_MISSING = Set.of(Deviation.LAST_CHUNK_CRLF_MISSING);

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    DeviationNote cutShort = Deviations.first(message, CRLF_MISSING);
    if (cutShort != null) {
      nextMessageBegan(exchange, message, cutShort, sink);
      return;
    }
    if (message.complete()
        || message.framing() != Framing.CHUNKED
        || !message.headComplete()
        || Deviations.first(message, SAID_BETTER_ELSEWHERE) != null) {
      return;
    }
    if (message.end() == MessageEnd.CAPTURE_END) {
      captureEnded(exchange, message, sink);
      return;
    }
    Cut cut = Cut.of(exchange, message);
    if (cut == null || !cut.blamesSender() || cut.followsAnswer(exchange, message)) {
      return;
    }
    FindingBuilder finding =
        Finding.about(this, exchange, message.direction())
            .summary(start(exchange, message) + ending(message, cut))
            .fix(
                "Find out why "
                    + Phrases.side(message.direction())
                    + " stopped in the middle (its log at that time, time limits, memory), and let"
                    + " it end the body with 0 CRLF CRLF.")
            .frames(message.lastFrame(), cut.close().frame(), message.firstFrame())
            .at(cut.close().timeNs());
    sink.onFinding(cut.givenUp() ? finding.atMost(Confidence.MEDIUM).build() : finding.build());
  }

  private void captureEnded(Exchange exchange, HttpMessage message, FindingSink sink) {
    long untilNs = exchange.connection().observedUntilNs();
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .severity(Severity.INFO)
            .atMost(Confidence.LOW)
            .summary(
                start(exchange, message)
                    + "not there yet when the capture ended, "
                    + Durations.text(untilNs - message.lastNs())
                    + " after the last byte.")
            .fix("Capture for longer to see how the message ends.")
            .frames(message.lastFrame(), message.firstFrame())
            .at(Math.max(untilNs, message.lastNs()))
            .build());
  }

  private void nextMessageBegan(
      Exchange exchange, HttpMessage message, DeviationNote note, FindingSink sink) {
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " lacks the empty line after its last-chunk: the next message begins there.")
            .fix(
                "Let "
                    + Phrases.side(message.direction())
                    + " end a chunked body with 0 CRLF CRLF, not with 0 CRLF alone.")
            .frames(note.frame(), message.firstFrame())
            .at(note.timeNs())
            .build());
  }

  private static String start(Exchange exchange, HttpMessage message) {
    ChunkLog chunks = message.chunks();
    boolean last = chunks != null && chunks.lastChunk();
    return "After "
        + Phrases.count(chunks == null ? 0 : chunks.count(), "chunk", "chunks")
        + " ("
        + Phrases.bytes(message.bodyBytes())
        + ") of "
        + Phrases.message(exchange, message)
        + (last ? ", the empty line that follows the last-chunk was " : ", the last-chunk was ");
  }

  private static String ending(HttpMessage message, Cut cut) {
    String when = Durations.text(cut.idleNs());
    String sender = Phrases.side(message.direction());
    String closer = Phrases.side(cut.close().side());
    return cut.bySender()
        ? "never sent: "
            + sender
            + " sent a "
            + cut.close().word()
            + " "
            + when
            + " after the last byte."
        : "never sent: "
            + sender
            + " was silent for "
            + when
            + ", then "
            + closer
            + " gave up with a "
            + cut.close().word()
            + ".";
  }
}
