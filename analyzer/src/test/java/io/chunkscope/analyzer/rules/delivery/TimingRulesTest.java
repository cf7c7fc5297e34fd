package io.chunkscope.analyzer.rules.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Severity;
import org.junit.jupiter.api.Test;

class TimingRulesTest {
  private static final String GET = "GET /home HTTP/1.1\nHost: a\n\n";
  private static final String HEAD = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n";
  private static final String END = "0\n\n";

  private static String chunk(int size) {
    return Integer.toHexString(size) + "\n" + "x".repeat(size) + "\n";
  }

  private static Conversation answeredAfter(double waitMs, String body) {
    return new Conversation().rttMs(10).client(GET).after(waitMs).server(HEAD + body);
  }

  private static Conversation endedAfter(double lateMs) {
    return answeredAfter(20, chunk(500)).after(lateMs).server(END);
  }

  @Test
  void namesChunksThatComeAllAtOnceAfterALongWait() {
    Finding finding = answeredAfter(900, chunk(100) + chunk(5000) + END).finds("buffered-chunked");

    assertEquals(
        "GET /home waited 900 ms; then head, 2 chunks (5,100 bytes, the first 100 bytes) and"
            + " last-chunk came at once: chunked in name, but nothing was sent early.",
        finding.summary());
    assertEquals(Severity.WARNING, finding.severity());
    assertEquals(Confidence.HIGH, finding.confidence());
    assertEquals(Party.SERVER, finding.party());
  }

  @Test
  void isLessSureOfBufferingWithoutASmallFirstChunk() {
    assertEquals(
        Confidence.MEDIUM,
        answeredAfter(900, chunk(3000) + chunk(5000) + END).finds("buffered-chunked").confidence());
  }

  @Test
  void doesNotTakeFullBuffersForFlushesThatWereLost() {
    answeredAfter(900, chunk(4096) + chunk(4096) + chunk(9) + END).isSilent("buffered-chunked");
    answeredAfter(900, chunk(8192) + chunk(4096) + chunk(9) + END).isSilent("buffered-chunked");
    answeredAfter(900, chunk(900) + chunk(900) + chunk(9) + END).isSilent("buffered-chunked");
  }

  @Test
  void doesNotCallAShortWaitOrASpreadResponseBuffered() {
    String body = chunk(100) + chunk(5000) + END;
    answeredAfter(199, body).isSilent("buffered-chunked");
    new Conversation()
        .rttMs(300)
        .client(GET)
        .after(1100)
        .server(HEAD + body)
        .isSilent("buffered-chunked");
    answeredAfter(900, chunk(100))
        .after(15)
        .server(chunk(5000))
        .after(15)
        .server(END)
        .isSilent("buffered-chunked");
    answeredAfter(900, chunk(5000) + END).isSilent("buffered-chunked");
  }

  @Test
  void doesNotBlameTheServerForTheWaitOfAPipelinedRequest() {
    new Conversation()
        .rttMs(10)
        .client(GET + GET)
        .after(900)
        .server(HEAD + chunk(500) + END)
        .server(HEAD + chunk(100) + chunk(5000) + END)
        .isSilent("buffered-chunked");
  }

  @Test
  void namesALastChunkThatComesLate() {
    Finding finding = endedAfter(480).finds("late-last-chunk");

    assertEquals(
        "The last-chunk of the response to GET /home came 480 ms after the last of 500 bytes of"
            + " data: for that long the client had everything and could not know it.",
        finding.summary());
    assertEquals(Confidence.HIGH, finding.confidence());
  }

  @Test
  void allowsForALossBeforeACaptureBesideTheClient() {
    endedAfter(199).isSilent("late-last-chunk");
    endedAfter(250).finds("late-last-chunk");
    new Conversation()
        .rttMs(10)
        .besideClient()
        .client(GET)
        .server(HEAD + chunk(500))
        .after(350)
        .server(END)
        .isSilent("late-last-chunk");
    Finding finding =
        new Conversation()
            .rttMs(10)
            .besideClient()
            .client(GET)
            .server(HEAD + chunk(500))
            .after(900)
            .server(END)
            .finds("late-last-chunk");
    assertEquals(Confidence.MEDIUM, finding.confidence());
  }

  @Test
  void countsALateLastChunkOnceWhenItComesInPieces() {
    Conversation pieces = answeredAfter(20, chunk(500)).after(150);
    pieces.server("0").raw().server("\r").server("\n\r\n").isSilent("late-last-chunk");
  }

  @Test
  void namesTinyChunksAndWhatTheyCost() {
    Finding finding = answeredAfter(20, chunk(10).repeat(20) + END).finds("tiny-chunks");

    assertEquals(Severity.NOTICE, finding.severity());
    assertTrue(
        finding
            .summary()
            .contains("came in 20 chunks, half of them of 10 bytes or less: 103 bytes"),
        finding.summary());
  }

  @Test
  void doesNotMindFewOrLargerChunks() {
    answeredAfter(20, chunk(10).repeat(19) + END).isSilent("tiny-chunks");
    answeredAfter(20, chunk(64).repeat(30) + END).isSilent("tiny-chunks");
  }

  @Test
  void doesNotCallEventsTinyChunks() {
    Conversation events = answeredAfter(20, chunk(10));
    for (int i = 0; i < 30; i++) {
      events.after(100).server(chunk(10));
    }
    events.server(END).isSilent("tiny-chunks");
  }

  @Test
  void namesChunksOfOneBufferSize() {
    Finding finding =
        answeredAfter(20, chunk(4096).repeat(3) + chunk(17) + END).finds("uniform-rechunking");

    assertEquals(Severity.INFO, finding.severity());
    assertEquals(Confidence.LOW, finding.confidence());
    assertEquals(Party.INTERMEDIARY, finding.party());
    assertTrue(finding.summary().contains("0x1000 bytes"), finding.summary());
  }

  @Test
  void doesNotMindOtherSizesOrFlushedBuffers() {
    answeredAfter(20, chunk(4096).repeat(2) + chunk(17) + END).isSilent("uniform-rechunking");
    answeredAfter(20, chunk(4000).repeat(5) + END).isSilent("uniform-rechunking");
    answeredAfter(20, chunk(4096).repeat(3) + chunk(5000) + END).isSilent("uniform-rechunking");
    Conversation flushed = answeredAfter(20, chunk(4096));
    for (int i = 0; i < 5; i++) {
      flushed.after(100).server(chunk(4096));
    }
    flushed.server(END).isSilent("uniform-rechunking");
  }
}
