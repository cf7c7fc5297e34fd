package io.chunkscope.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.verify.CaptureAnalysis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Captures as parameters. */
class CaptureParametersTest {
  private static final String CHUNKED = "../samples/corpus/story/iis-keep-alive-on.pcap";

  static class Tests {
    @Test
    void inEveryForm(
        @Capture(CHUNKED) CaptureUnderTest capture,
        @Capture(CHUNKED) CaptureAssert assertion,
        @Capture(CHUNKED) CaptureAnalysis analysis) {
      assertion.exchange("/home", 0).isChunked();
      assertSame(capture.analysis(), analysis, "analysed once");
    }

    @Test
    void fails(@Capture(CHUNKED) CaptureAssert capture) {
      capture.exchange("/assets/site.css").isChunked();
    }

    @Test
    void byShortName(@Capture("story/iis-keep-alive-on.pcap") CaptureUnderTest capture) {
      assertEquals(4, capture.analysis().exchanges().size());
    }

    @Test
    void ofOtherType(@Capture(CHUNKED) String capture) {
      assertNotNull(capture);
    }

    @Test
    void ofNoCapture(@Capture("pom.xml") CaptureUnderTest capture) {
      assertNotNull(capture);
    }
  }

  private static Run run(String method, Class<?> parameter, Map<String, String> configuration) {
    return Run.of(Tests.class, configuration, method, parameter);
  }

  @Test
  void everyFormIsGiven() {
    Run run =
        Run.of(
            Tests.class,
            "inEveryForm",
            CaptureUnderTest.class,
            CaptureAssert.class,
            CaptureAnalysis.class);
    assertEquals(List.of(), run.messages());
    assertEquals(1, run.passed().size());
    assertEquals(1, run("fails", CaptureAssert.class, Map.of()).failed().size());
  }

  @Test
  void theFolderOfCapturesIsConfigured() {
    Map<String, String> folder = Map.of("chunkscope.captures", "../samples/corpus");
    assertEquals(1, run("byShortName", CaptureUnderTest.class, folder).passed().size());
    Run run = run("byShortName", CaptureUnderTest.class, Map.of());
    String message = run.messages().get(0);
    assertTrue(message.contains("no capture 'story/iis-keep-alive-on.pcap'"), message);
    assertTrue(message.contains("src/test/captures/story"), message);
  }

  @Test
  void whatCannotBeGivenFails() {
    String message = run("ofOtherType", String.class, Map.of()).messages().get(0);
    assertTrue(message.contains("@Capture is for CaptureUnderTest"), message);
    message = run("ofNoCapture", CaptureUnderTest.class, Map.of()).messages().get(0);
    assertTrue(message.contains("pom.xml: cannot be read: "), message);
  }
}
