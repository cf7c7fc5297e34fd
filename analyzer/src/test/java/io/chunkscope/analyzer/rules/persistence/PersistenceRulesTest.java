package io.chunkscope.analyzer.rules.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Severity;
import org.junit.jupiter.api.Test;

class PersistenceRulesTest {
  private static final String GET = "GET / HTTP/1.1\nHost: a\n\n";
  private static final String GET_CLOSE = "GET / HTTP/1.1\nHost: a\nConnection: close\n\n";
  private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello";
  private static final String OK_CLOSE =
      "HTTP/1.1 200 OK\nContent-Length: 5\nConnection: close\n\nhello";

  private static Conversation answered(String response) {
    return new Conversation().rttMs(1).client(GET).after(5).server(response);
  }

  @Test
  void namesAServerThatSaysCloseAndStays() {
    Finding finding = answered(OK_CLOSE).after(5000).finds("close-not-honored");

    assertEquals(
        "The response to GET / says Connection: close, and the connection was still open 5 s later.",
        finding.summary());
    assertEquals(Severity.WARNING, finding.severity());
  }

  @Test
  void namesAServerThatLeavesClosingToTheClient() {
    Finding finding =
        answered(OK_CLOSE).after(400).clientFin().serverFin().finds("close-not-honored");

    assertTrue(finding.summary().contains("the client had to close first, 400 ms later"));
    assertEquals(Confidence.MEDIUM, finding.confidence());
  }

  @Test
  void namesAServerThatClosesLate() {
    answered(OK_CLOSE).after(1500).serverFin().clientFin().finds("close-not-honored");
  }

  @Test
  void readsHttp10WithoutKeepAliveAsClose() {
    Finding finding =
        answered("HTTP/1.0 200 OK\nContent-Length: 5\n\nhello")
            .after(2000)
            .finds("close-not-honored");

    assertTrue(finding.summary().contains("HTTP/1.0 without keep-alive"));
    answered("HTTP/1.0 200 OK\nContent-Length: 5\nConnection: keep-alive\n\nhello")
        .after(2000)
        .isSilent("close-not-honored");
  }

  @Test
  void acceptsACloseThatIsHonored() {
    answered(OK_CLOSE).after(1).serverFin().clientFin().isSilent("close-not-honored");
    answered(OK_CLOSE).after(1).serverReset().isSilent("close-not-honored");
    answered(OK_CLOSE).after(900).isSilent("close-not-honored");
    answered(OK).after(9000).isSilent("close-not-honored");
  }

  @Test
  void letsAClientCloseAtOnceWhenItHasReadClose() {
    answered(OK_CLOSE).after(2).clientFin().after(1).serverFin().isSilent("close-not-honored");
  }

  @Test
  void namesARequestAfterTheServerSaidClose() {
    Finding finding = answered(OK_CLOSE).after(50).client(GET).finds("request-after-close");

    assertEquals(Party.CLIENT, finding.party());
    assertEquals(Confidence.HIGH, finding.confidence());
    assertEquals(1, finding.exchange());
    assertTrue(finding.summary().contains("50 ms before (exchange 0)"), finding.summary());
  }

  @Test
  void isLessSureWithoutARoundTripTime() {
    Finding finding =
        new Conversation()
            .client(GET)
            .server(OK_CLOSE)
            .after(50)
            .client(GET)
            .finds("request-after-close");

    assertEquals(Confidence.MEDIUM, finding.confidence());
  }

  @Test
  void forgivesARequestThatCrossedTheResponseThatSaidClose() {
    new Conversation()
        .rttMs(100)
        .client(GET)
        .server(OK_CLOSE)
        .after(50)
        .client(GET)
        .isSilent("request-after-close");
    new Conversation().rttMs(1).client(GET + GET).server(OK_CLOSE).isSilent("request-after-close");
  }

  @Test
  void namesARequestAfterTheClientItselfSaidClose() {
    Finding finding =
        new Conversation()
            .rttMs(100)
            .client(GET_CLOSE + GET)
            .server(OK_CLOSE)
            .finds("request-after-close");

    assertEquals(1, finding.exchange());
    assertTrue(finding.summary().contains("request of the client had said close"));
  }

  @Test
  void acceptsRequestsBeforeTheOneThatSaysClose() {
    new Conversation()
        .rttMs(1)
        .client(GET + GET_CLOSE)
        .server(OK + OK_CLOSE)
        .serverFin()
        .isSilent("request-after-close");
  }

  @Test
  void namesACloseThatNobodyAnnounced() {
    Finding finding = answered(OK).after(2).serverFin().clientFin().finds("unannounced-close");

    assertEquals(
        "The server sent a FIN 2 ms after the response to GET /, which promised persistence"
            + " (HTTP/1.1's default) and did not say close.",
        finding.summary());
    assertEquals(Severity.WARNING, finding.severity());
  }

  @Test
  void acceptsClosesThatWereAnnouncedOrAskedForOrIdle() {
    answered(OK_CLOSE).after(2).serverFin().isSilent("unannounced-close");
    answered(OK).after(5000).serverFin().isSilent("unannounced-close");
    answered(OK).after(2).clientFin().serverFin().isSilent("unannounced-close");
    new Conversation()
        .client(GET_CLOSE)
        .server(OK)
        .after(2)
        .serverFin()
        .isSilent("unannounced-close");
    answered("HTTP/1.1 200 OK\n\nhello").after(2).serverFin().isSilent("unannounced-close");
    answered("HTTP/1.0 200 OK\nContent-Length: 5\n\nhello")
        .serverFin()
        .isSilent("unannounced-close");
  }

  @Test
  void namesAResetThatCutsACountedBody() {
    Finding finding =
        answered("HTTP/1.1 200 OK\nContent-Length: 12\n\nhello")
            .after(2)
            .serverReset()
            .finds("reset-cuts-response");

    assertEquals(
        "The server reset the connection 2 ms after the last byte of the response to GET /, after 5"
            + " bytes of a body of 12 bytes.",
        finding.summary());
    assertEquals(Severity.ERROR, finding.severity());
  }

  @Test
  void namesAResetBesideWhatTheResponseLacks() {
    answered("HTTP/1.1 200 OK\nContent-Length: 12\n\nhello")
        .serverReset()
        .finds("body-shorter-than-content-length");
    Finding finding =
        answered("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\nhello\n")
            .serverReset()
            .finds("reset-cuts-response");

    assertTrue(finding.summary().contains("before the last-chunk"), finding.summary());
  }

  @Test
  void namesAResetThatCutsAHead() {
    answered("HTTP/1.1 200 OK\nContent-Le").serverReset().finds("reset-cuts-response");
  }

  @Test
  void namesAResetWhileTheResponseWasUnacknowledged() {
    Finding finding =
        new Conversation()
            .client(GET)
            .unacknowledged()
            .server(OK_CLOSE)
            .after(1)
            .serverReset()
            .finds("reset-cuts-response");

    assertTrue(finding.summary().contains("had not acknowledged its last"), finding.summary());
  }

  @Test
  void saysThatAClientWhichResetsWentAway() {
    Finding finding =
        answered("HTTP/1.1 200 OK\nContent-Length: 12\n\nhello")
            .after(2)
            .clientReset()
            .finds("reset-cuts-response");

    assertEquals(Party.CLIENT, finding.party());
    assertEquals(Severity.INFO, finding.severity());
  }

  @Test
  void acceptsAResetAfterTheResponseHasArrived() {
    answered(OK).after(2).serverReset().isSilent("reset-cuts-response");
    answered(OK).after(2).clientReset().isSilent("reset-cuts-response");
  }

  @Test
  void knowsNothingOfTheEndOfAConnectionWhoseAcknowledgementsWereNotCaptured() {
    new Conversation()
        .unacknowledged()
        .client(GET)
        .server(OK_CLOSE)
        .after(5000)
        .isSilent("close-not-honored");
    new Conversation().client(GET).server(OK_CLOSE).after(5000).finds("close-not-honored");
  }

  @Test
  void tellsAnHttp10ClientFromOneThatSaidClose() {
    Finding finding =
        new Conversation()
            .rttMs(1)
            .client("GET / HTTP/1.0\n\n")
            .server(OK)
            .after(50)
            .client("GET / HTTP/1.0\n\n")
            .finds("request-after-close");

    assertTrue(finding.summary().contains("had given up persistence"), finding.summary());
    assertEquals(Confidence.MEDIUM, finding.confidence());
  }

  @Test
  void prefersWhatTheServerSaidInWordsToWhatAnHttp10RequestMeans() {
    Finding finding =
        new Conversation()
            .rttMs(1)
            .client("GET / HTTP/1.0\n\n")
            .server(OK_CLOSE)
            .after(50)
            .client("GET / HTTP/1.0\n\n")
            .finds("request-after-close");

    assertTrue(finding.summary().contains("a response had said close"), finding.summary());
    assertEquals(Confidence.HIGH, finding.confidence());
  }

  @Test
  void cannotTellWhoClosedFirstWhereOneSideIsMissing() {
    new Conversation().oneSided().server(OK).after(2).serverFin().isSilent("unannounced-close");
  }

  @Test
  void saysWhenAnUnannouncedCloseCameWithTheLastByte() {
    Finding finding = answered(OK).serverFin().finds("unannounced-close");

    assertTrue(finding.summary().contains("together with the last byte"), finding.summary());
  }
}
