package io.chunkscope.analyzer.rules.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.GapCause;
import org.junit.jupiter.api.Test;

/** Keep-Alive fields against what followed. */
class KeepAliveRulesTest {
  private static final String GET = "GET / HTTP/1.1\nHost: a\n\n";

  private static String ok(String keepAlive) {
    return "HTTP/1.1 200 OK\nContent-Length: 5\nConnection: keep-alive\nKeep-Alive: "
        + keepAlive
        + "\n\nhello";
  }

  private static Conversation idle(String keepAlive, double milliseconds) {
    return new Conversation().rttMs(1).client(GET).server(ok(keepAlive)).after(milliseconds);
  }

  private static Conversation maxima(int... maxima) {
    Conversation conversation = new Conversation().rttMs(1);
    for (int max : maxima) {
      conversation.client(GET).after(2).server(ok("timeout=5, max=" + max)).after(2);
    }
    return conversation;
  }

  @Test
  void namesAServerThatClosesBeforeThePromisedTime() {
    Finding finding =
        idle("timeout=7", 2000).serverFin().clientFin().finds("keep-alive-timeout-cut-short");

    assertEquals(
        "The response to GET / promised Keep-Alive: timeout=7, but the server sent a FIN after 2 s"
            + " of idleness.",
        finding.summary());
    assertEquals(Severity.WARNING, finding.severity());
    assertEquals(Party.SERVER, finding.party());
    idle("timeout=7", 3).serverReset().finds("keep-alive-timeout-cut-short");
  }

  @Test
  void leavesAnEarlyCloseToTheRuleThatKnowsThePromise() {
    idle("timeout=7", 3).serverFin().isSilent("unannounced-close");
    idle("max=7", 3).serverFin().finds("unannounced-close");
  }

  @Test
  void allowsAQuarterOfASecondOrFivePercent() {
    idle("timeout=2", 1749).serverFin().finds("keep-alive-timeout-cut-short");
    idle("timeout=2", 1750).serverFin().isSilent("keep-alive-timeout-cut-short");
    idle("timeout=100", 94_999).serverFin().finds("keep-alive-timeout-cut-short");
    idle("timeout=100", 95_000).serverFin().isSilent("keep-alive-timeout-cut-short");
  }

  @Test
  void blamesNobodyWhenTheClientClosesOrTheServerSaidMaxZero() {
    idle("timeout=7", 2000).clientFin().serverFin().isSilent("keep-alive-timeout-cut-short");
    idle("timeout=7, max=0", 2000).serverFin().isSilent("keep-alive-timeout-cut-short");
    idle("timeout=7", 2000).isSilent("keep-alive-timeout-cut-short");
    idle("timeout=7", 2000).client(GET).serverFin().isSilent("keep-alive-timeout-cut-short");
    idle("timeout=x", 2000).serverFin().isSilent("keep-alive-timeout-cut-short");
  }

  @Test
  void isSilentWhereTheCaptureLacksWhatCameAfter() {
    idle("timeout=7", 2000)
        .serverGap(300, GapCause.NOT_CAPTURED)
        .serverFin()
        .isSilent("keep-alive-timeout-cut-short");
    new Conversation()
        .oneSided()
        .server(ok("timeout=7"))
        .after(2000)
        .serverFin()
        .isSilent("keep-alive-timeout-cut-short");
  }

  @Test
  void namesAConnectionThatOutlivesThePromisedTime() {
    Finding finding =
        idle("timeout=5", 8000).clientFin().serverFin().finds("keep-alive-timeout-overrun");

    assertTrue(finding.summary().contains("idle and open for 8 s, until the client sent a FIN"));
    assertEquals(Severity.NOTICE, finding.severity());
    assertEquals(Confidence.HIGH, finding.confidence());
    assertEquals(
        Confidence.MEDIUM,
        idle("timeout=5", 8000).finds("keep-alive-timeout-overrun").confidence());
  }

  @Test
  void allowsTwoSecondsOrHalfAsMuchAgain() {
    idle("timeout=1", 3000).serverFin().isSilent("keep-alive-timeout-overrun");
    idle("timeout=1", 3001).serverFin().finds("keep-alive-timeout-overrun");
    idle("timeout=10", 15_000).serverFin().isSilent("keep-alive-timeout-overrun");
    idle("timeout=10", 15_001).serverFin().finds("keep-alive-timeout-overrun");
  }

  @Test
  void countsExchangesAgainstMax() {
    Finding finding =
        maxima(1)
            .client(GET)
            .server("HTTP/1.1 200 OK\nContent-Length: 0\n\n")
            .client(GET)
            .server("HTTP/1.1 200 OK\nContent-Length: 0\n\n")
            .client(GET)
            .server("HTTP/1.1 200 OK\nContent-Length: 0\n\n")
            .finds("keep-alive-max-exceeded");

    assertEquals(2, finding.exchange());
    assertTrue(
        finding.summary().startsWith("The response of exchange 0 allowed 1 more exchange"),
        finding.summary());
    maxima(2, 1, 0).isSilent("keep-alive-max-exceeded");
    maxima(0, 0).finds("keep-alive-max-exceeded");
    maxima(0).client(GET).serverFin().isSilent("keep-alive-max-exceeded");
  }

  @Test
  void namesTheFirstJumpOfMax() {
    Finding finding = maxima(97, 96, 42, 17).finds("keep-alive-max-jumps");

    assertEquals(2, finding.exchange());
    assertEquals(Party.INTERMEDIARY, finding.party());
    assertTrue(finding.summary().contains("max=42, where 95 was due"), finding.summary());
    assertEquals(Confidence.LOW, maxima(100, 100).finds("keep-alive-max-jumps").confidence());
    maxima(97, 96, 95).isSilent("keep-alive-max-jumps");
  }

  @Test
  void doesNotCountAcrossAGap() {
    maxima(97)
        .serverGap(500, GapCause.NOT_CAPTURED)
        .client(GET)
        .server(ok("timeout=5, max=90"))
        .isSilent("keep-alive-max-jumps");
  }

  @Test
  void namesAConnectionLeftOpenWithoutATime() {
    String ok = "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello";
    new Conversation().client(GET).server(ok).after(60_001).finds("connection-left-open");
    new Conversation().client(GET).server(ok).after(60_000).isSilent("connection-left-open");
    new Conversation()
        .unacknowledged()
        .client(GET)
        .server(ok)
        .after(60_001)
        .isSilent("connection-left-open");
    new Conversation()
        .client(GET)
        .server(ok)
        .after(90_000)
        .serverFin()
        .isSilent("connection-left-open");
    new Conversation().client(GET).after(90_000).isSilent("connection-left-open");
    idle("timeout=300", 90_000).isSilent("connection-left-open");
  }

  @Test
  void countsFromWhenTheServerMayHaveHandedTheResponseOver() {
    slowly(1000).isSilent("keep-alive-timeout-cut-short").isSilent("unannounced-close");
    slowly(5).finds("keep-alive-timeout-cut-short");
  }

  /** A response that the path delivers over ten such times; the server closes 3 s later. */
  private static Conversation slowly(double milliseconds) {
    Conversation conversation =
        new Conversation()
            .rttMs(600)
            .client(GET)
            .server("HTTP/1.1 200 OK\nContent-Length: 55\nKeep-Alive: timeout=7\n\nhello");
    for (int i = 0; i < 10; i++) {
      conversation.after(milliseconds).server("hello");
    }
    return conversation.after(3000).serverFin();
  }
}
