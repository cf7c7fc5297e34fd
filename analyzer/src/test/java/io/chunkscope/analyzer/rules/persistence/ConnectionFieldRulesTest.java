package io.chunkscope.analyzer.rules.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What single messages say of their connection. */
class ConnectionFieldRulesTest {
  private static final String NTLM = "WWW-Authenticate: NTLM TlRMTVNTUAACAAAA\n";

  private static Conversation exchange(String requestFields, String response) {
    return new Conversation()
        .rttMs(1)
        .client("GET / HTTP/1.1\nHost: a\n" + requestFields + "\n")
        .after(5)
        .server(response)
        .after(2);
  }

  private static String ok(String fields) {
    return "HTTP/1.1 200 OK\nContent-Length: 0\n" + fields + "\n";
  }

  private static String unauthorized(String fields) {
    return "HTTP/1.1 401 Unauthorized\nContent-Length: 0\n" + fields + "\n";
  }

  @Test
  void namesAnAnswerAfterClose() {
    Conversation conversation =
        exchange("", ok("Connection: close\n"))
            .after(50)
            .client("GET /b HTTP/1.1\nHost: a\n\n")
            .server(ok(""));
    Finding finding = conversation.finds("response-after-close");

    assertEquals(
        "The server answered GET /b with 200, although the server itself had said close 52 ms before"
            + " that request (exchange 0).",
        finding.summary());
    assertEquals(Severity.ERROR, finding.severity());
    exchange("", ok("Connection: close\n"))
        .after(50)
        .client("GET /b HTTP/1.1\nHost: a\n\n")
        .serverFin()
        .isSilent("response-after-close");
    exchange("", ok(""))
        .client("GET /b HTTP/1.1\n\n")
        .server(ok(""))
        .isSilent("response-after-close");
  }

  @Test
  void namesMessagesThatSayBoth() {
    Finding response =
        exchange("", ok("Connection: keep-alive\nConnection: Close\n"))
            .serverFin()
            .finds("contradictory-connection-options");
    Finding request =
        exchange("Connection: keep-alive, close\n", ok("Connection: close\n"))
            .serverFin()
            .finds("contradictory-connection-options");

    assertEquals(Party.SERVER, response.party());
    assertTrue(response.summary().contains("\"keep-alive, Close\""), response.summary());
    assertEquals(Party.CLIENT, request.party());
    exchange("Connection: keep-alive\n", ok("Connection: close\n"))
        .serverFin()
        .isSilent("contradictory-connection-options");
  }

  @Test
  void namesHttp10KeepAliveWithoutALength() {
    Finding finding =
        new Conversation()
            .client("GET / HTTP/1.0\nConnection: keep-alive\n\n")
            .server("HTTP/1.0 200 OK\nConnection: keep-alive\n\nhello")
            .serverFin()
            .finds("http10-keep-alive-without-length");

    assertTrue(finding.summary().contains("(5 bytes came)"), finding.summary());
    new Conversation()
        .client("GET / HTTP/1.0\n\n")
        .server("HTTP/1.1 200 OK\nConnection: keep-alive\n\nhello")
        .finds("http10-keep-alive-without-length");
    exchange("", "HTTP/1.1 200 OK\nConnection: keep-alive\n\nhello")
        .isSilent("http10-keep-alive-without-length");
    new Conversation()
        .client("GET / HTTP/1.0\nConnection: keep-alive\n\n")
        .server("HTTP/1.0 200 OK\nConnection: keep-alive\nContent-Length: 5\n\nhello")
        .isSilent("http10-keep-alive-without-length");
  }

  @Test
  void namesAHandshakeThatCannotFinish() {
    Finding challenge =
        exchange("", unauthorized(NTLM + "Connection: close\n"))
            .serverFin()
            .finds("connection-auth-with-close");
    Finding offer =
        exchange(
                "", unauthorized("WWW-Authenticate: Basic realm=x, Negotiate\nConnection: close\n"))
            .serverFin()
            .finds("connection-auth-with-close");

    assertEquals(Confidence.HIGH, challenge.confidence());
    assertTrue(challenge.summary().contains("carries a challenge of NTLM"), challenge.summary());
    assertEquals(Confidence.MEDIUM, offer.confidence());
  }

  @Test
  void acceptsConnectionsThatStayOtherSchemesAndClientsThatAskForClose() {
    exchange("", unauthorized(NTLM)).isSilent("connection-auth-with-close");
    exchange("", unauthorized("WWW-Authenticate: Basic realm=\"NTLM\"\nConnection: close\n"))
        .serverFin()
        .isSilent("connection-auth-with-close");
    exchange("Connection: close\n", unauthorized("WWW-Authenticate: NTLM\nConnection: close\n"))
        .serverFin()
        .isSilent("connection-auth-with-close");
    assertEquals(
        Party.CLIENT,
        exchange("Connection: close\n", unauthorized(NTLM + "Connection: close\n"))
            .serverFin()
            .finds("connection-auth-with-close")
            .party());
  }

  @Test
  void namesFieldsThatAreNoProperOptions() {
    Finding request =
        exchange("Proxy-Connection: keep-alive\n", ok("")).finds("proxy-connection-field");
    Finding response = exchange("", ok("Keep-Alive: timeout=5\n")).finds("proxy-connection-field");

    assertEquals(Party.CLIENT, request.party());
    assertEquals(Severity.INFO, request.severity());
    assertEquals(Party.SERVER, response.party());
    exchange("Connection: keep-alive\n", ok("Connection: Keep-Alive\nKeep-Alive: timeout=5\n"))
        .isSilent("proxy-connection-field");
  }

  @Test
  void judgesAPeculiarHeadAmidUneventfulExchanges() {
    exchange("", ok("Keep-Alive: timeout=5\n"))
        .client("GET /b HTTP/1.1\nHost: a\n\n")
        .server(ok(""))
        .client("GET /c HTTP/1.1\nHost: a\n\n")
        .server(ok(""))
        .finds("proxy-connection-field");
  }

  @Test
  void namesAFieldThatEveryMessageRepeatsOnceForEachSideOfAConnection() {
    String get = "GET / HTTP/1.1\nHost: a\nProxy-Connection: keep-alive\n\n";
    Conversation conversation = new Conversation().rttMs(1);
    for (int i = 0; i < 3; i++) {
      conversation.client(get).after(5).server(ok("Keep-Alive: timeout=5\n")).after(5);
    }
    conversation.next().rttMs(1).client(get).after(5).server(ok(""));

    assertEquals(
        List.of("0.0 CLIENT", "0.0 SERVER", "1.0 CLIENT"),
        conversation.findings("proxy-connection-field").stream()
            .map(f -> f.connection() + "." + f.exchange() + " " + f.party())
            .sorted()
            .toList());
  }

  @Test
  void namesAStrayFieldThatOnlyALaterMessageHas() {
    Finding finding =
        exchange("", ok(""))
            .client("GET / HTTP/1.1\nHost: a\nProxy-Connection: keep-alive\n\n")
            .server(ok(""))
            .finds("proxy-connection-field");

    assertEquals(1, finding.exchange());
  }
}
