package io.chunkscope.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.rules.Severity;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.AssertionFailedError;

/** Assertions on exchanges: each where it holds and where it fails. */
class ExchangeAssertTest {
  private static final CaptureUnderTest CHUNKED = CaptureUnderTest.read(CorpusCaptures.CHUNKED);
  private static final CaptureUnderTest RAW = CaptureUnderTest.read(CorpusCaptures.RAW);

  private static ExchangeAssert chunkedHome() {
    return CHUNKED.assertThat().exchange("/home", 0);
  }

  private static ExchangeAssert rawHome() {
    return RAW.assertThat().exchange("/home", 0);
  }

  private static ExchangeAssert css() {
    return CHUNKED.assertThat().exchange("/assets/site.css");
  }

  @Test
  void whatHoldsCanBeChained() {
    chunkedHome()
        .hasStatus(200)
        .hasStatus(304, 200)
        .hasStatus("2xx")
        .hasContentType("text/*")
        .hasContentCoding("none")
        .isChunked()
        .hasFraming(Framing.CHUNKED)
        .hasChunksAtLeast(3)
        .isComplete()
        .isStreamed()
        .hasFlushesAtLeast(3)
        .hasFlushesAtMost(3)
        .hasFirstByteWithin(Duration.ofMillis(100))
        .hasFirstFlushWithin(Duration.ofMillis(200))
        .hasLastByteWithin(Duration.ofSeconds(Long.MAX_VALUE))
        .isKeptAlive()
        .isOnConnectionReusedAtLeast(3)
        .hasNoFinding("streamed-unframed")
        .hasNoFindingsAtOrAbove(Severity.INFO);
    css().isNotStreamed();
    rawHome().hasFinding("streamed-unframed").hasFinding("delivery");
  }

  @TestFactory
  Stream<DynamicTest> whatDoesNotHoldFails() {
    return Stream.of(
        fails("status expected 404, measured 200", () -> css().hasStatus(404)),
        fails("status expected 3xx, measured 200", () -> css().hasStatus("3xx")),
        fails("content-type expected image/*, ", () -> css().hasContentType("image/*")),
        fails("content-coding expected gzip, measured none", () -> css().hasContentCoding("GZIP")),
        fails("framing expected chunked, measured content-length", () -> css().isChunked()),
        fails("measured not chunked: content-length", () -> css().hasChunksAtLeast(1)),
        fails("streamed expected true, measured 1 flush", () -> css().isStreamed()),
        fails("streamed expected false, measured 3 flushes", () -> chunkedHome().isNotStreamed()),
        fails("expected at least 4, measured 3 flushes", () -> chunkedHome().hasFlushesAtLeast(4)),
        fails("expected at most 2, measured 3 flushes", () -> chunkedHome().hasFlushesAtMost(2)),
        fails("expected at most 1 ns, ", () -> css().hasFirstByteWithin(Duration.ofNanos(1))),
        fails("expected at most 1 ns, ", () -> css().hasFirstFlushWithin(Duration.ofNanos(1))),
        fails("expected at most 0 ns, ", () -> css().hasLastByteWithin(Duration.ZERO)),
        fails("persists expected true, measured Connection: close", () -> rawHome().isKeptAlive()),
        fails("measured 3 times", () -> css().isOnConnectionReusedAtLeast(4)),
        fails("measured none", () -> css().hasFinding("streamed-unframed")),
        fails("error streamed-unframed: ", () -> rawHome().hasNoFinding("streamed-unframed")),
        fails("no warning or worse", () -> rawHome().hasNoFindingsAtOrAbove(Severity.WARNING)));
  }

  private static DynamicTest fails(String part, Executable assertion) {
    return DynamicTest.dynamicTest(
        part,
        () -> {
          String message = assertThrows(AssertionFailedError.class, assertion).getMessage();
          assertTrue(message.contains(part), message);
          assertTrue(message.contains("Wireshark: tcp.stream eq 0"), message);
        });
  }

  @Test
  void aMessageSaysAllThatIsNeededToLook() {
    AssertionFailedError error =
        assertThrows(AssertionFailedError.class, () -> rawHome().isChunked());
    assertEquals(
        """
        GET /home at shop.example: framing expected chunked, measured close-delimited (RFC 9112 §6.3(8))
          %s; connection 0 exchange 0; frames 6, 42; Wireshark: tcp.stream eq 0"""
            .formatted(CorpusCaptures.RAW),
        error.getMessage());
    assertEquals("framing: chunked", error.getExpected().getStringRepresentation());
    assertEquals(
        "framing: close-delimited (RFC 9112 §6.3(8))", error.getActual().getStringRepresentation());
  }

  @Test
  void whatTheCaptureCannotTellFailsWithTheReason() {
    CaptureAssert gap = CaptureUnderTest.read(CorpusCaptures.of("tcp/gap-in-head")).assertThat();
    String message =
        assertThrows(AssertionFailedError.class, () -> gap.exchanges("/**").all().isComplete())
            .getMessage();
    assertTrue(message.contains("complete expected true, cannot tell: "), message);
    assertTrue(message.contains("not in the capture"), message);
  }

  @Test
  void whatThereIsNoCaseOfFailsUnlessOthersHold() {
    CaptureAssert capture =
        CaptureUnderTest.read(CorpusCaptures.of("http/no-content")).assertThat();
    String message =
        assertThrows(AssertionFailedError.class, () -> capture.exchanges("/**").all().isStreamed())
            .getMessage();
    assertTrue(message.contains("no case: no body by rule"), message);
  }

  @Test
  void allMeansEachOfThem() {
    CHUNKED.assertThat().exchanges("/home").hasCount(2).all().isChunked().isStreamed();
    String message =
        assertThrows(
                AssertionFailedError.class,
                () -> CHUNKED.assertThat().exchanges("/**").all().isChunked())
            .getMessage();
    assertTrue(message.startsWith("2 of 4 exchanges fail\nGET /assets/site.css"), message);
    assertTrue(message.contains("\nGET /assets/shop.js"), message);
    message =
        assertThrows(
                AssertionFailedError.class,
                () -> CHUNKED.assertThat().exchanges("/home").hasCount(3))
            .getMessage();
    assertTrue(message.endsWith("exchanges meant by '/home' expected 3, measured 2"), message);
  }

  @Test
  void anyMeansThatTheSameOneMeetsEverything() {
    ExchangesAssert all = CHUNKED.assertThat().exchanges("/**");
    all.any().isChunked().isStreamed();
    all.any().hasContentType("text/css").isNotStreamed();
    assertThrows(
        AssertionFailedError.class, () -> all.any().hasContentType("text/css").isChunked());
    String message =
        assertThrows(AssertionFailedError.class, () -> all.any().hasStatus(500)).getMessage();
    assertTrue(message.startsWith("none of 4 exchanges will do\n"), message);
  }

  @Test
  void impossibleValuesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> css().hasFlushesAtLeast(-1));
    assertThrows(
        IllegalArgumentException.class, () -> css().hasFirstByteWithin(Duration.ofNanos(-1)));
    assertThrows(IllegalArgumentException.class, () -> css().hasStatus(99));
    assertThrows(IllegalArgumentException.class, () -> css().hasStatus("ok"));
    assertThrows(IllegalArgumentException.class, () -> css().hasFinding("nothing-known"));
  }
}
