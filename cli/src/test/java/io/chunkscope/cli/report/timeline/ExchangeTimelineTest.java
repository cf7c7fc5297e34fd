package io.chunkscope.cli.report.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.analyzer.model.PauseRule;
import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.cli.TestCapture;
import io.chunkscope.verify.CaptureAnalysis;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeTimelineTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: lab.example\r\n\r\n";
  private static final String RAW = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  @Test
  void flushesAndServerPausesFollowOneAnotherUpToTheClose() throws Exception {
    // Each packet takes 100 µs, each piece is acknowledged.
    ExchangeTimeline timeline =
        of(
            new TestCapture()
                .open(80)
                .client(GET)
                .waitMs(10)
                .server(RAW + "first")
                .waitMs(250)
                .server("second")
                .close());
    assertEquals(
        List.of(
            "request 0-0",
            "wait 0-10200",
            "head 10200-10200",
            "body-wait 10200-10200",
            "flush 0 10200-10200",
            "server-pause SENDER 10200-260400",
            "flush 1 260400-260400",
            "close-lag 260400-260600"),
        lines(timeline));
    assertEquals(260_600_000, timeline.endNs());
  }

  @Test
  void chunksAreTicksAndTheLastChunkIsASpan() throws Exception {
    ExchangeTimeline timeline =
        of(
            new TestCapture()
                .open(80)
                .client(GET)
                .server(CHUNKED)
                .waitMs(30)
                .server("5\r\nfirst\r\n3\r\nand\r\n")
                .waitMs(100)
                .server("6\r\nsecond\r\n")
                .waitMs(40)
                .server("0\r\n\r\n"));
    assertEquals(
        List.of(
            "request 0-0",
            "wait 0-200",
            "head 200-200",
            "body-wait 200-30400",
            "flush 0 30400-30400",
            "server-pause SENDER 30400-130600",
            "flush 1 130600-130600",
            "last-chunk 130600-170800"),
        lines(timeline));
    assertArrayEquals(new long[] {30_400_000, 30_400_000, 130_600_000}, timeline.chunksNs());
  }

  @Test
  void aKeptConnectionHasNoCloseLag() throws Exception {
    ExchangeTimeline timeline =
        of(
            new TestCapture()
                .open(80)
                .client(GET)
                .server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                .waitMs(5_000)
                .close());
    assertEquals("flush 0 200-200", lines(timeline).get(4));
    assertEquals(5, timeline.spans().size());
  }

  @Test
  void aRequestWithoutAnAnswerWaitsUntilTheConnectionIsOver() throws Exception {
    ExchangeTimeline timeline = of(new TestCapture().open(80).client(GET).waitMs(3_000).reset());
    assertEquals(List.of("request 0-0", "unanswered 0-3000200"), lines(timeline));
  }

  @Test
  void aBodyCutShortIsUnfinishedUntilTheConnectionIsOver() throws Exception {
    ExchangeTimeline timeline =
        of(
            new TestCapture()
                .open(80)
                .client(GET)
                .server("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nten bytes.")
                .waitMs(2_000)
                .reset());
    assertEquals("unfinished 200-2000400", lines(timeline).get(5));
  }

  @Test
  void aClientsPausesAreItsOwn() throws Exception {
    ExchangeTimeline timeline =
        of(
            new TestCapture()
                .open(80)
                .client("POST / HTTP/1.1\r\nHost: lab.example\r\nContent-Length: 4\r\n\r\nab")
                .waitMs(500)
                .client("cd")
                .server("HTTP/1.1 204 No Content\r\n\r\n"));
    assertEquals(
        List.of(
            "request 0-0",
            "request 0 0-0",
            "client-pause SENDER 0-500200",
            "request 1 500200-500200",
            "wait 500200-500400",
            "head 500400-500400"),
        lines(timeline));
  }

  @Test
  void interimResponsesAreMarked() throws Exception {
    ExchangeTimeline timeline =
        of(
            new TestCapture()
                .open(80)
                .client(GET)
                .server("HTTP/1.1 103 Early Hints\r\n\r\n")
                .waitMs(50)
                .server("HTTP/1.1 204 No Content\r\n\r\n"));
    assertArrayEquals(new long[] {200_000}, timeline.interimNs());
    assertEquals("wait 0-50400", lines(timeline).get(1));
  }

  @Test
  void aWaitForAnAcknowledgementIsTheNetworks() throws Exception {
    ExchangeTimeline timeline =
        of(
            new TestCapture()
                .open(80)
                .client(GET)
                .serverUnacknowledged("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nab")
                .waitMs(40)
                .acknowledge()
                .server("cdef"));
    Span pause = timeline.spans().get(5);
    assertEquals(SpanKind.NETWORK_PAUSE, pause.kind());
    assertEquals(PauseRule.Cause.ACKNOWLEDGEMENT, pause.cause());
    // Both pieces belong to one flush.
    assertEquals(0, timeline.spans().get(4).flush());
    assertEquals(0, timeline.spans().get(6).flush());
  }

  private static ExchangeTimeline of(TestCapture capture) throws Exception {
    CaptureAnalysis analysis =
        CaptureAnalysis.of(
            CaptureFiles.open(new ByteArrayInputStream(capture.bytes()), "test.pcap"));
    return ExchangeTimeline.of(analysis.exchanges().get(0));
  }

  /** Spans with their times in microseconds. */
  private static List<String> lines(ExchangeTimeline timeline) {
    return timeline.spans().stream()
        .map(
            span ->
                span.kind().label()
                    + (span.flush() < 0 ? "" : " " + span.flush())
                    + (span.cause() == null ? "" : " " + span.cause())
                    + " "
                    + span.startNs() / 1000
                    + "-"
                    + span.endNs() / 1000)
        .toList();
  }
}
