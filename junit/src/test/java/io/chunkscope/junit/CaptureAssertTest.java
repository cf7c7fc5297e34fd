package io.chunkscope.junit;

import static io.chunkscope.junit.CaptureAssertions.assertThatCapture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.rules.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** Assertions on a capture as a whole, and the choice of exchanges. */
class CaptureAssertTest {
  private static final CaptureUnderTest CHUNKED = CaptureUnderTest.read(CorpusCaptures.CHUNKED);
  private static final CaptureUnderTest RAW = CaptureUnderTest.read(CorpusCaptures.RAW);

  @TempDir Path folder;

  @Test
  void anExchangeIsChosenByMethodHostPathAndPlace() {
    CaptureAssert capture = CHUNKED.assertThat();
    assertEquals(1, capture.exchange("/assets/site.css").exchanges().get(0).index());
    assertEquals(2, capture.exchange("GET shop.example/assets/*.js").exchanges().get(0).index());
    assertEquals(0, capture.exchange("/home", 0).exchanges().get(0).index());
    assertEquals(3, capture.exchange("GET", "/home", 1).exchanges().get(0).index());
    assertEquals(4, capture.exchanges("/**").all().exchanges().size());
  }

  @Test
  void anExchangeThatIsNotThereFailsAndNamesThoseThatAre() {
    String message = fails(() -> CHUNKED.assertThat().exchange("POST /home"));
    assertTrue(message.contains("no exchange is meant by 'POST /home'"), message);
    assertTrue(message.contains("GET /assets/site.css at shop.example (connection 0"), message);
    assertTrue(message.startsWith(CorpusCaptures.CHUNKED.toString()), message);
  }

  @Test
  void oneOfSeveralMustBeSaid() {
    String message = fails(() -> CHUNKED.assertThat().exchange("/home"));
    assertTrue(message.contains("2 exchanges are meant by '/home'"), message);
    assertTrue(message.contains("connection 0 exchange 3"), message);
    message = fails(() -> CHUNKED.assertThat().exchange("/home", 2));
    assertTrue(message.contains("no exchange 2 is meant by '/home'"), message);
  }

  @Test
  void whatMeansNothingIsRefused() {
    CaptureAssert capture = CHUNKED.assertThat();
    assertThrows(IllegalArgumentException.class, () -> capture.exchange("home page"));
    assertThrows(IllegalArgumentException.class, () -> capture.exchange("/home", -1));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> capture.hasNoFinding("streamed-unframd"));
    assertEquals(
        "unknown rule 'streamed-unframd'; did you mean 'streamed-unframed'?", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> capture.hasFinding("no-such-rule-at-all"));
    assertThrows(IllegalArgumentException.class, capture::hasNoFinding);
  }

  @Test
  void findingsAreAsserted() {
    CHUNKED
        .assertThat()
        .hasNoFindingsAtOrAbove(Severity.NOTICE)
        .hasNoFinding("streamed-unframed", "persistence");
    RAW.assertThat().hasFinding("streamed-unframed").hasFinding("delivery").hasNoFinding("chunk");
    String message = fails(() -> CHUNKED.assertThat().hasFinding("streamed-unframed"));
    assertTrue(message.contains("finding expected streamed-unframed, measured none"), message);
    message = fails(() -> RAW.assertThat().hasFinding("bare-lf-line-ending"));
    assertTrue(message.contains("measured streamed-unframed, keep-alive-disabled"), message);
    message = fails(() -> RAW.assertThat().hasNoFinding("streamed-unframed"));
    assertTrue(message.contains("error streamed-unframed: "), message);
    assertTrue(message.contains("frames 6, 33, 38, 42, 43; Wireshark: tcp.stream eq 0"), message);
    assertTrue(message.contains("Wireshark: tcp.stream eq 3"), message);
    message = fails(() -> RAW.assertThat().hasNoFindingsAtOrAbove(Severity.WARNING));
    assertTrue(message.contains("expected no warning or worse"), message);
    assertTrue(message.contains("warning keep-alive-disabled"), message);
  }

  @Test
  void aCaptureIsCompleteWhenNothingIsMissing() throws Exception {
    CHUNKED.assertThat().isComplete();
    for (String gap : new String[] {"tcp/gap-in-head", "tcp/one-sided-client"}) {
      String message = fails(() -> assertThatCapture(CorpusCaptures.of(gap)).isComplete());
      assertTrue(message.contains("expected nothing missing"), message);
    }
    byte[] bytes = Files.readAllBytes(CorpusCaptures.CHUNKED);
    Path cut = Files.write(folder.resolve("cut.pcap"), java.util.Arrays.copyOf(bytes, 5000));
    String message = fails(() -> assertThatCapture(cut).isComplete());
    assertTrue(message.contains("file expected read to its end, measured cut"), message);
  }

  @Test
  void aFileThatIsNoCaptureFails() {
    String message = fails(() -> assertThatCapture(Path.of("pom.xml")));
    assertTrue(message.startsWith("pom.xml: cannot be read: "), message);
    message = fails(() -> assertThatCapture(folder.resolve("none.pcap")));
    assertTrue(message.contains("none.pcap: cannot be read: no such file"), message);
  }

  @Test
  void connectionsAreJudged() {
    CHUNKED.assertThat().connection(0).isReusedAtLeast(3).capture().isComplete();
    String message = fails(() -> RAW.assertThat().connection(3).isReusedAtLeast(1));
    assertTrue(message.contains("connection 3 to 192.0.2.10:80: reused-at-least"), message);
    assertTrue(message.contains("measured never, then the server sent a FIN"), message);
    message = fails(() -> RAW.assertThat().connection(7));
    assertTrue(message.contains("no connection 7; there are 0, 1, 2, 3"), message);
    message = fails(() -> CHUNKED.assertThat().connection(0).keepsItsKeepAlive());
    assertTrue(message.contains("no case: nothing was promised"), message);
  }

  @Test
  void expectationsAreMetOrTheirFailuresTold() {
    Path site = Path.of("../docs/examples/site.yaml");
    CHUNKED.assertThat().meets(site);
    AssertionFailedError error =
        assertThrows(AssertionFailedError.class, () -> RAW.assertThat().meets(site));
    String message = error.getMessage();
    assertTrue(message.startsWith("failed: GET /home (../docs/examples/site.yaml:3)"), message);
    assertTrue(message.contains("framing expected chunked, measured close-delimited"), message);
    assertTrue(error.isExpectedDefined() && error.isActualDefined());
    assertThrows(
        IllegalArgumentException.class, () -> RAW.assertThat().meets(folder.resolve("none.yaml")));
    assertThrows(IllegalArgumentException.class, () -> RAW.assertThat().meets(Path.of("pom.xml")));
  }

  @Test
  void bytesOfTheWireAreEscaped() throws Exception {
    Path hostile =
        CorpusCaptures.patched(
            CorpusCaptures.CHUNKED, folder.resolve("hostile.pcap"), "/home", "/\u001b[3\u0007");
    String message = fails(() -> assertThatCapture(hostile).exchange("/home"));
    assertTrue(message.contains("GET /\\x1b[3\\x07 at shop.example"), message);
    assertFalse(message.contains("\u001b"), message);
    message = fails(() -> assertThatCapture(hostile).exchange("/?[3*", 0));
    assertFalse(message.contains("\u001b"), message);
  }

  private static String fails(Executable assertion) {
    return assertThrows(AssertionFailedError.class, assertion).getMessage();
  }
}
