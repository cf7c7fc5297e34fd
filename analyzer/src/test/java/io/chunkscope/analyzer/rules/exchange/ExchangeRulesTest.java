package io.chunkscope.analyzer.rules.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.GapCause;
import org.junit.jupiter.api.Test;

class ExchangeRulesTest {
  private static final String GET = "GET / HTTP/1.1\nHost: a\n\n";

  @Test
  void namesARequestThatTheServerNeverAnswered() {
    Finding finding =
        new Conversation()
            .client(GET)
            .after(30)
            .serverFin()
            .clientFin()
            .finds("unanswered-request");

    assertEquals("GET / got no response: the server sent a FIN 30 ms after it.", finding.summary());
    assertEquals(Severity.ERROR, finding.severity());
    assertEquals(Party.SERVER, finding.party());
  }

  @Test
  void blamesWhoSentAHeaderOfTheProxyProtocolForARequestThatFailsBehindIt() {
    Finding finding =
        new Conversation()
            .client("PROXY TCP4 192.0.2.1 192.0.2.2 4000 80\n")
            .client(GET)
            .after(30)
            .serverFin()
            .finds("unanswered-request");

    assertEquals(
        "GET /, behind a header of the PROXY protocol, got no response: the server sent a FIN 30 ms"
            + " after it.",
        finding.summary());
    assertEquals(Party.CLIENT, finding.party());
  }

  @Test
  void namesARequestAnsweredByAReset() {
    new Conversation().client(GET).after(1).serverReset().finds("unanswered-request");
  }

  @Test
  void doesNotTakeAnInterimResponseForAnAnswer() {
    Finding finding =
        new Conversation()
            .client("POST / HTTP/1.1\nHost: a\nContent-Length: 1\n\nx")
            .server("HTTP/1.1 100 Continue\n\n")
            .after(1)
            .serverFin()
            .finds("unanswered-request");

    assertTrue(finding.summary().startsWith("POST / (beyond an interim one)"));
  }

  @Test
  void tellsAClientThatWaitedFromOneThatLeft() {
    Finding waited =
        new Conversation().client(GET).after(30_000).clientFin().finds("unanswered-request");
    assertEquals(Severity.WARNING, waited.severity());
    assertEquals(Party.SERVER, waited.party());

    Finding left =
        new Conversation().client(GET).after(3).clientReset().finds("unanswered-request");
    assertEquals(Severity.NOTICE, left.severity());
    assertEquals(Party.CLIENT, left.party());
  }

  @Test
  void blamesNobodyForWhatTheCaptureLacks() {
    new Conversation().client(GET).after(5000).isSilent("unanswered-request");
    new Conversation()
        .client(GET)
        .serverGap(100, GapCause.NOT_CAPTURED)
        .serverFin()
        .isSilent("unanswered-request");
    new Conversation().oneSided().client(GET).clientFin().isSilent("unanswered-request");
  }

  @Test
  void leavesRequestsAfterACloseToTheirOwnRule() {
    new Conversation()
        .rttMs(1)
        .client(GET)
        .server("HTTP/1.1 200 OK\nContent-Length: 0\nConnection: close\n\n")
        .after(50)
        .client(GET)
        .serverFin()
        .isSilent("unanswered-request");
  }

  @Test
  void acceptsAnAnsweredRequest() {
    new Conversation()
        .client(GET)
        .server("HTTP/1.1 204 No Content\n\n")
        .serverFin()
        .isSilent("unanswered-request");
  }

  @Test
  void tellsBytesThatAreNoResponseFromSilence() {
    Finding finding =
        new Conversation()
            .client(GET)
            .after(5)
            .server("<html>hello</html>\n")
            .after(5)
            .clientFin()
            .finds("unanswered-request");

    assertEquals(
        "GET / got 20 bytes that begin no response, and the client sent a FIN 10 ms after the"
            + " request.",
        finding.summary());
    assertEquals(Severity.WARNING, finding.severity());
    assertEquals(Party.SERVER, finding.party());
    assertEquals(Confidence.MEDIUM, finding.confidence());
    Finding closed =
        new Conversation()
            .client(GET)
            .server("<html>hello</html>\n")
            .serverFin()
            .finds("unanswered-request");
    assertEquals(Severity.ERROR, closed.severity());
  }

  @Test
  void takesAnyBytesForAnAnswerToHttp09() {
    new Conversation()
        .client("GET /\n")
        .server("<html>hello</html>\n")
        .serverFin()
        .isSilent("unanswered-request");
    new Conversation()
        .server("HTTP/1.1 200 OK\nContent-Length: 4\n\n")
        .after(5)
        .client("GET /\n")
        .after(5)
        .server("this is too much\n")
        .after(2000)
        .clientFin()
        .isSilent("unanswered-request");
  }
}
