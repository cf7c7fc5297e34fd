package io.chunkscope.analyzer.rules.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryRulesTest {
  private static final String GET = "GET /home?x=1 HTTP/1.1\nHost: a\n\n";
  private static final String UNFRAMED_HEAD =
      "HTTP/1.1 200 OK\nServer: Microsoft-IIS/7.5\nConnection: close\n\n";

  private static Conversation streamed(String request, String head) {
    return new Conversation()
        .rttMs(1)
        .client(request)
        .after(20)
        .server(head + "one")
        .after(244)
        .server("two")
        .after(244)
        .server("three");
  }

  @Test
  void namesAResponseThatIsStreamedWithoutFraming() {
    Finding finding =
        streamed(GET, UNFRAMED_HEAD).after(0.05).serverFin().finds("streamed-unframed");

    assertEquals(
        "GET /home?x=1 was streamed in 3 flushes over 488 ms with neither Transfer-Encoding nor"
            + " Content-Length; only the server's FIN 50 µs after the last byte told its end. The"
            + " server says Connection: close although the client would keep the connection. A load"
            + " balancer that waits for the end holds back the first 3 bytes for that long.",
        finding.summary());
    assertEquals(Severity.ERROR, finding.severity());
    assertEquals(Confidence.HIGH, finding.confidence());
    assertEquals(Party.SERVER, finding.party());
    assertEquals(List.of(5L, 6L, 7L, 8L), finding.frames());
    assertTrue(finding.fix().contains("allowKeepAlive"), finding.fix());
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", ""})
  void namesAStreamedResponseWhoseTransferEncodingFramesNothing(String value) {
    String head = "HTTP/1.1 200 OK\nTransfer-Encoding: " + value + "\n\n";

    Finding finding = streamed(GET, head).serverFin().finds("streamed-unframed");

    assertTrue(
        finding
            .summary()
            .contains(
                " with no Content-Length, and a Transfer-Encoding that frames nothing (\""
                    + value
                    + "\"); "),
        finding.summary());
  }

  @Test
  void saysThatAStreamedResponseWasStillOpen() {
    Finding finding = streamed(GET, UNFRAMED_HEAD).after(3000).finds("streamed-unframed");

    assertTrue(
        finding.summary().contains("; it was still open 3 s after the last byte seen. "),
        finding.summary());
  }

  @Test
  void saysThatAResetTookTheEndOfAStreamedResponse() {
    Finding finding =
        streamed(GET, UNFRAMED_HEAD).after(2).serverReset().finds("streamed-unframed");

    assertTrue(finding.summary().contains("it was cut by the server's RST 2 ms"));
  }

  @Test
  void namesAnEventStream() {
    Finding finding =
        streamed(GET, "HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\n")
            .serverFin()
            .finds("streamed-unframed");

    assertTrue(finding.summary().startsWith("GET /home?x=1 (text/event-stream) was streamed"));
  }

  @Test
  void isLessSureOfAStreamedResponseWhoseRequestIsNotCaptured() {
    Finding finding =
        new Conversation()
            .oneSided()
            .server(UNFRAMED_HEAD + "one")
            .after(300)
            .server("two")
            .serverFin()
            .finds("streamed-unframed");

    assertEquals(Confidence.LOW, finding.confidence());
    assertEquals(Severity.WARNING, finding.severity());
  }

  @Test
  void leavesAnHttp10ClientAlone() {
    streamed("GET / HTTP/1.0\n\n", UNFRAMED_HEAD)
        .serverFin()
        .isSilent("streamed-unframed")
        .isSilent("unframed-response");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 204 No Content\n\n",
        "HTTP/1.1 304 Not Modified\n\n",
        "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
        "HTTP/1.1 101 Switching Protocols\nUpgrade: x\nConnection: upgrade\n\nraw",
        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n0\n\n"
      })
  void leavesResponsesAloneThatEndByThemselves(String response) {
    new Conversation()
        .client(GET)
        .server(response)
        .after(2000)
        .serverFin()
        .isSilent("streamed-unframed")
        .isSilent("unframed-response")
        .isSilent("unframed-kept-open");
  }

  @Test
  void leavesHeadAndConnectAlone() {
    new Conversation()
        .client("HEAD / HTTP/1.1\nHost: a\n\n")
        .server("HTTP/1.1 200 OK\n\n")
        .serverFin()
        .isSilent("unframed-response");
    new Conversation()
        .client("CONNECT a:1 HTTP/1.1\nHost: a:1\n\n")
        .server("HTTP/1.1 200 OK\n\n")
        .after(300)
        .server("raw")
        .after(300)
        .server("raw")
        .serverFin()
        .isSilent("streamed-unframed")
        .isSilent("unframed-response");
  }

  @Test
  void leavesAStreamedChunkedResponseAlone() {
    new Conversation()
        .client(GET)
        .server("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\none\n")
        .after(300)
        .server("3\ntwo\n0\n\n")
        .serverFin()
        .isSilent("streamed-unframed");
  }

  @Test
  void tellsOneFlushFromSeveral() {
    Conversation conversation =
        new Conversation()
            .client(GET)
            .server("HTTP/1.1 200 OK\nServer: nginx/1.2\n\nhello")
            .after(1)
            .serverFin()
            .isSilent("streamed-unframed");
    Finding finding = conversation.finds("unframed-response");

    assertEquals(
        "The 200 response to GET /home?x=1 (5 bytes of body) has neither Transfer-Encoding nor"
            + " Content-Length; only the server's FIN 1 ms after the last byte told its end.",
        finding.summary());
    assertEquals(Severity.WARNING, finding.severity());
    assertTrue(finding.fix().contains("chunked_transfer_encoding"), finding.fix());
    streamed(GET, UNFRAMED_HEAD).serverFin().isSilent("unframed-response");
  }

  @Test
  void anEmptyBodyIsWholeWithItsHead() {
    Finding finding =
        new Conversation()
            .client(GET)
            .server("HTTP/1.1 307 Temporary Redirect\nLocation: /b\nConnection: close\n\n")
            .serverFin()
            .finds("unframed-response");

    assertEquals(Severity.NOTICE, finding.severity());
    assertTrue(finding.summary().contains("(0 bytes of body)"), finding.summary());
  }

  @Test
  void namesAServerThatKeepsAnUnframedResponseOpen() {
    Finding finding =
        new Conversation()
            .client(GET)
            .server("HTTP/1.1 302 Found\nLocation: /a\n\n")
            .after(60_000)
            .clientFin()
            .finds("unframed-kept-open");

    assertEquals(
        "Only closing can tell the end of the response to GET /home?x=1, yet the client had to give"
            + " up after waiting 1 min 0 s for it.",
        finding.summary());
    assertEquals(Severity.ERROR, finding.severity());
  }

  @Test
  void namesAnUnframedResponseWhoseFinIsLate() {
    Finding finding =
        streamed(GET, UNFRAMED_HEAD).after(1500).serverFin().finds("unframed-kept-open");

    assertTrue(
        finding
            .summary()
            .endsWith("the server let 1.5 s pass after the last byte before its FIN."));
    assertEquals(Confidence.HIGH, finding.confidence());
  }

  @Test
  void namesAnUnframedResponseThatPromisesKeepAlive() {
    new Conversation()
        .client(GET)
        .server("HTTP/1.1 200 OK\nConnection: keep-alive\n\nhello")
        .after(1)
        .serverFin()
        .finds("unframed-kept-open");
  }

  @Test
  void allowsAnUnframedResponseASecondToClose() {
    streamed(GET, UNFRAMED_HEAD).after(900).serverFin().isSilent("unframed-kept-open");
    streamed(GET, UNFRAMED_HEAD).after(900).isSilent("unframed-kept-open");
  }

  @Test
  void waitsForTheNextFlushOfASlowResponse() {
    new Conversation()
        .client(GET)
        .server(UNFRAMED_HEAD + "one")
        .after(5000)
        .server("two")
        .after(6000)
        .isSilent("unframed-kept-open");
    streamed(GET, "HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\n")
        .after(60_000)
        .isSilent("unframed-kept-open");
  }
}
