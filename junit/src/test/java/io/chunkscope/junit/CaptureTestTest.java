package io.chunkscope.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.verify.CaptureAnalysis;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often a {@link CaptureTest} is run, of what, and how it fails. */
class CaptureTestTest {
  private static final String STORY = "../samples/corpus/story/";
  private static final String CHUNKED = STORY + "iis-keep-alive-on.pcap";
  private static final String RAW = STORY + "iis-streamed-raw.pcap";

  @CaptureTest(captures = CHUNKED, exchanges = "/home")
  @Retention(RetentionPolicy.RUNTIME)
  @interface OfHome {}

  static class Tests {
    @CaptureTest(captures = {CHUNKED, STORY + "iis-streamed-*.pcap", CHUNKED})
    void ofCaptures(CaptureUnderTest capture, CaptureAssert assertion, CaptureAnalysis analysis) {
      assertion.exchange("/assets/site.css").isComplete();
      assertEquals(4, analysis.exchanges().size());
      assertEquals(capture.analysis(), analysis);
      assertEquals(true, capture.file().toString().contains("keep-alive-on"), "another capture");
    }

    @CaptureTest(
        captures = {CHUNKED, RAW},
        exchanges = "/home")
    void ofExchanges(ExchangeAssert home, CaptureUnderTest capture) {
      assertNotNull(capture);
      home.isStreamed().isChunked();
    }

    @CaptureTest(captures = CHUNKED, exchanges = "/checkout")
    void ofNoExchanges(ExchangeAssert exchange) {
      exchange.isChunked();
    }

    @CaptureTest(
        captures = {CHUNKED, RAW},
        expectations = "../docs/examples/site.yaml")
    void ofExpectations() {}

    @CaptureTest(captures = "pom.xml")
    void unreadable(CaptureUnderTest capture) {
      assertNotNull(capture);
    }

    @CaptureTest(captures = "pom.xml")
    void unreadableThatAsksForNothing() {}

    @CaptureTest(captures = STORY + "no-such-*.pcap")
    void ofNothing() {}

    @CaptureTest(captures = {})
    void ofNoPattern() {}

    @CaptureTest(captures = CHUNKED, expectations = "../docs/examples/site.yaml")
    void ofTooMuch(ExchangeAssert exchange) {
      assertNotNull(exchange);
    }

    @CaptureTest(captures = CHUNKED, expectations = "pom.xml")
    void ofWrongExpectations() {}

    @CaptureTest(captures = CHUNKED)
    void ofWrongParameter(String name) {
      assertNotNull(name);
    }

    @OfHome
    void composed(ExchangeAssert home) {
      home.isChunked();
    }
  }

  private static Run run(String method, Class<?>... parameters) {
    return Run.of(Tests.class, method, parameters);
  }

  @Test
  void itIsRunForEachCaptureOnce() {
    Run run = run("ofCaptures", CaptureUnderTest.class, CaptureAssert.class, CaptureAnalysis.class);
    assertEquals(List.of(CHUNKED), run.passed());
    assertTrue(run.failed().contains(RAW), run.failed().toString());
    assertTrue(run.messages().get(0).contains("another capture"), run.messages().toString());
  }

  @Test
  void itIsRunForEachExchange() {
    Run run = run("ofExchanges", ExchangeAssert.class, CaptureUnderTest.class);
    String home = ": GET /home at shop.example (connection ";
    assertEquals(
        List.of(CHUNKED + home + "0 exchange 0)", CHUNKED + home + "0 exchange 3)"), run.passed());
    assertEquals(List.of(RAW + home + "0 exchange 0)", RAW + home + "3 exchange 0)"), run.failed());
  }

  @Test
  void aCaptureWithoutTheExchangeFails() {
    Run run = run("ofNoExchanges", ExchangeAssert.class);
    assertEquals(List.of(CHUNKED), run.failed());
    assertTrue(run.messages().get(0).contains("no exchange is meant by '/checkout'"));
  }

  @Test
  void itIsRunForEachExpectation() {
    Run run = run("ofExpectations");
    assertEquals(
        List.of(CHUNKED + ": GET /home", CHUNKED + ": /assets/*", RAW + ": /assets/*"),
        run.passed());
    assertEquals(List.of(RAW + ": GET /home"), run.failed());
    assertTrue(run.messages().get(0).contains("framing expected chunked, measured"));
  }

  @Test
  void aFileThatIsNoCaptureFailsWhateverTheMethodAsksFor() {
    for (Run run :
        List.of(run("unreadable", CaptureUnderTest.class), run("unreadableThatAsksForNothing"))) {
      assertEquals(List.of("pom.xml"), run.failed());
      assertTrue(run.messages().toString().contains("pom.xml: cannot be read: "));
    }
  }

  @Test
  void aTestOfNothingFails() {
    assertFailsWith("no capture is meant by '../samples/corpus/story/no-such-*", run("ofNothing"));
    assertFailsWith("needs captures", run("ofNoPattern"));
    assertFailsWith("not of both", run("ofTooMuch", ExchangeAssert.class));
    assertFailsWith("pom.xml:", run("ofWrongExpectations"));
    assertFailsWith("No ParameterResolver registered", run("ofWrongParameter", String.class));
  }

  private static void assertFailsWith(String part, Run run) {
    assertEquals(List.of(), run.passed());
    assertTrue(run.messages().toString().contains(part), run.messages().toString());
  }

  @Test
  void itMayBeComposed() {
    assertEquals(2, run("composed", ExchangeAssert.class).passed().size());
  }
}
