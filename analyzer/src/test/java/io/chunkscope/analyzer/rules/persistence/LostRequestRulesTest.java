package io.chunkscope.analyzer.rules.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Severity;
import org.junit.jupiter.api.Test;

/** Requests that met a connection on its way out, and sides that do not close. */
class LostRequestRulesTest {
  private static final String GET = "GET /a HTTP/1.1\nHost: a\n\n";
  private static final String POST = "POST /b HTTP/1.1\nHost: a\nContent-Length: 2\n\nhi";
  private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello";

  private static Conversation idle(double milliseconds) {
    return new Conversation().rttMs(50).client(GET).server(OK).after(milliseconds);
  }

  @Test
  void namesARequestSentAfterTheServersFin() {
    Finding finding =
        idle(3000).serverFin().after(20).client(POST).serverReset().finds("request-lost-to-close");

    assertEquals(
        "POST /b was sent 20 ms after the server's FIN and got a RST (the connection had been idle"
            + " for 3 s); the method is not idempotent, a client must not repeat it by itself, and no"
            + " retry on a new connection was seen by then.",
        finding.summary());
    assertEquals(Confidence.HIGH, finding.confidence());
    assertEquals(Party.SERVER, finding.party());
  }

  @Test
  void namesARequestThatCrossedTheFin() {
    Finding finding =
        idle(3000)
            .unacknowledged()
            .client(GET)
            .after(40)
            .serverFin()
            .serverReset()
            .finds("request-lost-to-close");

    assertTrue(finding.summary().startsWith("GET /a was sent 40 ms before the server's FIN"));
    assertEquals(Confidence.MEDIUM, finding.confidence());
    idle(3000).unacknowledged().client(GET).after(51).serverFin().isSilent("request-lost-to-close");
  }

  @Test
  void leavesARequestThatTheServerHadToUnansweredRequest() {
    Conversation conversation = idle(3000).client(GET).after(40).serverFin();

    conversation.isSilent("request-lost-to-close");
    conversation.finds("unanswered-request");
    idle(3000).serverFin().client(GET).serverReset().isSilent("unanswered-request");
  }

  @Test
  void namesAForgottenConnection() {
    Finding finding =
        idle(9000).unacknowledged().client(GET).after(300).serverReset().finds("silent-idle-drop");

    assertEquals(Party.INTERMEDIARY, finding.party());
    assertEquals(Confidence.HIGH, finding.confidence());
    assertTrue(finding.summary().contains("after 9 s of idleness, got a RST after 300 ms"));
    assertEquals(
        Confidence.MEDIUM,
        idle(9000).client(GET).after(30).serverReset().finds("silent-idle-drop").confidence());
  }

  @Test
  void namesRetransmissionsThatNothingAnswers() {
    Finding finding =
        idle(9000)
            .unacknowledged()
            .client(GET)
            .after(600)
            .retransmitted()
            .after(600)
            .finds("silent-idle-drop");

    assertTrue(finding.summary().contains("retransmitted without any acknowledgement for 1.2 s"));
    idle(9000)
        .unacknowledged()
        .client(GET)
        .after(200)
        .retransmitted()
        .after(600)
        .isSilent("silent-idle-drop");
    idle(9000).unacknowledged().client(GET).after(5000).isSilent("silent-idle-drop");
  }

  @Test
  void doesNotTakeAFailingServerForAForgottenConnection() {
    idle(9000).client(GET).after(500).serverReset().isSilent("silent-idle-drop");
    idle(900).unacknowledged().client(GET).after(5).serverReset().isSilent("silent-idle-drop");
    idle(9000).serverFin().unacknowledged().client(GET).serverReset().isSilent("silent-idle-drop");
    new Conversation().unacknowledged().client(GET).serverReset().isSilent("silent-idle-drop");
  }

  @Test
  void countsPipelinedRequestsWithoutAnAnswerOnce() {
    Conversation conversation =
        new Conversation().rttMs(1).client(GET + GET + GET).after(5).server(OK).after(5);
    Finding finding = conversation.serverFin().clientFin().finds("pipelined-requests-dropped");

    assertEquals(
        "The server sent a FIN after 1 response to 3 requests; GET /a is the first without one, sent"
            + " 10 ms before that.",
        finding.summary());
    assertEquals(1, finding.exchange());
    conversation.isSilent("unanswered-request");
  }

  @Test
  void acceptsAnsweredPipelinesAndClientsThatGoAway() {
    new Conversation()
        .client(GET + GET)
        .server(OK + OK)
        .serverFin()
        .isSilent("pipelined-requests-dropped");
    new Conversation()
        .client(GET + GET)
        .server(OK)
        .clientFin()
        .isSilent("pipelined-requests-dropped");
    new Conversation().client(GET + GET).server(OK).isSilent("pipelined-requests-dropped");
  }

  @Test
  void namesTheSideThatLingers() {
    Finding client = idle(5000).serverFin().after(2000).clientFin().finds("half-closed-connection");
    Finding server = idle(5000).clientFin().after(1001).serverFin().finds("half-closed-connection");

    assertEquals(Party.CLIENT, client.party());
    assertEquals(
        "The server sent its FIN, and for 2 s the client neither closed nor sent anything.",
        client.summary());
    assertEquals(Confidence.HIGH, client.confidence());
    assertEquals(Party.SERVER, server.party());
    assertEquals(Severity.WARNING, client.severity());
    assertEquals(Severity.WARNING, server.severity());
    assertEquals(
        Severity.WARNING,
        idle(5000)
            .serverFin()
            .after(2000)
            .client(GET)
            .serverReset()
            .finds("half-closed-connection")
            .severity());
    assertEquals(
        Confidence.MEDIUM,
        idle(5000)
            .serverFin()
            .clientPacket()
            .after(2000)
            .finds("half-closed-connection")
            .confidence());
  }

  @Test
  void knowsNothingOfASideWhoseAnswerToTheFinWasNotCaptured() {
    idle(5000).serverFin().after(2000).isSilent("half-closed-connection");
  }

  @Test
  void acceptsAResponseToAClientThatHasClosedItsHalf() {
    new Conversation()
        .client(GET)
        .clientFin()
        .after(4000)
        .server(OK)
        .after(5)
        .serverFin()
        .isSilent("half-closed-connection");
    new Conversation().client(GET).clientFin().after(4000).isSilent("half-closed-connection");
    idle(50).serverFin().after(1000).clientFin().isSilent("half-closed-connection");
    idle(50).serverReset().isSilent("half-closed-connection");
  }
}
