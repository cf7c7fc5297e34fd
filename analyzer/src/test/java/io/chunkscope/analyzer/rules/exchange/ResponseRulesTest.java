package io.chunkscope.analyzer.rules.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.Direction;
import org.junit.jupiter.api.Test;

class ResponseRulesTest {
  private static final String GET = "GET / HTTP/1.1\nHost: a\n\n";
  private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 0\n\n";
  private static final String OK10 = "HTTP/1.0 200 OK\nContent-Length: 0\n\n";
  private static final String EXPECT =
      "POST / HTTP/1.1\nHost: a\nContent-Length: 2\nExpect: 100-continue\n\n";

  @Test
  void findsASecondFinalResponse() {
    Finding finding = new Conversation().client(GET).server(OK).server(OK).finds("orphan-response");

    assertEquals(
        "The server sent another response, status 200, while no request was outstanding: the"
            + " one exchange before it had been answered.",
        finding.summary());
    assertEquals(Severity.ERROR, finding.severity());
    assertEquals(Party.SERVER, finding.party());
  }

  @Test
  void takesARequestTimeoutOnAnIdleConnectionLightly() {
    Finding finding =
        new Conversation()
            .client(GET)
            .server(OK)
            .after(5000)
            .server("HTTP/1.1 408 Request Timeout\nContent-Length: 0\n\n")
            .finds("orphan-response");
    assertEquals(Severity.NOTICE, finding.severity());
  }

  @Test
  void takesAnErrorToAClientThatOpenedAndClosedLightly() {
    Finding finding =
        new Conversation()
            .clientFin()
            .server("HTTP/1.1 400 Bad Request\nContent-Length: 0\n\n")
            .serverFin()
            .finds("orphan-response");
    assertEquals(Severity.NOTICE, finding.severity());
    assertEquals(
        "The server sent status 400, while no request was outstanding: the client had closed"
            + " without sending one.",
        finding.summary());
  }

  @Test
  void findsNoOrphanWhereARequestMayBeMissing() {
    new Conversation().midstream().server(OK).isSilent("orphan-response");
    new Conversation()
        .client(GET)
        .server(OK)
        .client("junk that is no request\n")
        .server("HTTP/1.1 400 Bad Request\nContent-Length: 0\n\n")
        .isSilent("orphan-response");
    new Conversation().client(GET).server(OK).server(OK).client(GET).isSilent("orphan-response");
    new Conversation().client(GET + GET).server(OK + OK).isSilent("orphan-response");
  }

  @Test
  void findsAResponseInTheMiddleOfAnUpload() {
    Finding finding =
        new Conversation()
            .client("POST / HTTP/1.1\nHost: a\nContent-Length: 2\n\nx")
            .after(1)
            .server(OK)
            .after(1)
            .client("y")
            .finds("early-final-response");
    assertEquals(Severity.INFO, finding.severity());
  }

  @Test
  void warnsOfAResetUnderAClientThatStillSends() {
    Finding finding =
        new Conversation()
            .client("POST / HTTP/1.1\nHost: a\nContent-Length: 9\n\nx")
            .after(1)
            .server(OK)
            .after(1)
            .client("y")
            .serverReset()
            .finds("early-final-response");
    assertEquals(Severity.WARNING, finding.severity());
  }

  @Test
  void acceptsABodyThatIsHeldBackAndResponsesInTurn() {
    new Conversation().client(EXPECT).after(1).server(OK).isSilent("early-final-response");
    new Conversation()
        .client("POST / HTTP/1.1\nHost: a\nContent-Length: 1\n\n")
        .client("x")
        .server(OK)
        .isSilent("early-final-response");
  }

  @Test
  void findsAClientThatWaitsInVain() {
    Finding finding =
        new Conversation()
            .rttMs(1)
            .client(EXPECT)
            .after(1000)
            .client("xy")
            .after(1)
            .server(OK)
            .finds("expect-continue-stall");
    assertEquals(
        "The client asked for 100 Continue before the body of POST / and sent it without one after"
            + " 1 s.",
        finding.summary());
    assertEquals(Party.SERVER, finding.party());
  }

  @Test
  void namesTheClientThatDoesNotListen() {
    Finding finding =
        new Conversation().client(EXPECT + "xy").after(1).server(OK).finds("expect-continue-stall");
    assertEquals(Party.CLIENT, finding.party());
    assertEquals(Direction.CLIENT_TO_SERVER, finding.direction());
  }

  @Test
  void findsAContinueThatComesTooLate() {
    new Conversation()
        .client(EXPECT)
        .after(400)
        .client("xy")
        .after(1)
        .server("HTTP/1.1 100 Continue\n\n" + OK)
        .finds("expect-continue-stall");
  }

  @Test
  void acceptsAContinueHoweverLateWhenTheClientWaits() {
    new Conversation()
        .client(EXPECT)
        .after(900)
        .server("HTTP/1.1 100 Continue\n\n")
        .client("xy")
        .server(OK)
        .isSilent("expect-continue-stall");
    new Conversation()
        .client("POST / HTTP/1.1\nHost: a\nContent-Length: 2\n\n")
        .after(900)
        .client("xy")
        .server(OK)
        .isSilent("expect-continue-stall");
  }

  @Test
  void findsInterimResponsesToHttp10() {
    new Conversation()
        .client("GET / HTTP/1.0\n\n")
        .server("HTTP/1.1 103 Early Hints\n\n" + OK)
        .finds("interim-to-http10-client");
    new Conversation()
        .client("GET / HTTP/1.0\nUpgrade: x\n\n")
        .server("HTTP/1.1 101 Switching Protocols\nUpgrade: x\n\n")
        .finds("interim-to-http10-client");
    new Conversation()
        .client(GET)
        .server("HTTP/1.1 103 Early Hints\n\n" + OK)
        .isSilent("interim-to-http10-client");
  }

  @Test
  void findsAnUpgradeThatNobodyAskedFor() {
    String switching = "HTTP/1.1 101 Switching Protocols\nUpgrade: x\n\n";

    new Conversation().client(GET).server(switching).finds("upgrade-not-requested");
    new Conversation()
        .client("GET / HTTP/1.1\nHost: a\nUpgrade: x\n\n")
        .server(switching)
        .isSilent("upgrade-not-requested");
  }

  @Test
  void findsAConnectionThatAnswersInTwoVersions() {
    Finding finding =
        new Conversation()
            .client(GET)
            .server(OK)
            .client(GET)
            .server(OK10)
            .client(GET)
            .server(OK)
            .finds("version-changes");
    assertEquals(
        "HTTP/1.1 requests on this connection were answered in HTTP/1.1 and, from exchange 2 on, in"
            + " HTTP/1.0 too.",
        finding.summary());
    assertEquals(Party.INTERMEDIARY, finding.party());
  }

  @Test
  void acceptsAVersionThatFollowsTheRequest() {
    new Conversation()
        .client(GET)
        .server(OK)
        .client("GET / HTTP/1.0\n\n")
        .server(OK10)
        .isSilent("version-changes");
    new Conversation().client(GET).server(OK).client(GET).server(OK).isSilent("version-changes");
  }
}
