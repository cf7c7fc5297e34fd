package io.chunkscope.analyzer.rules.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that judge a server over several connections. */
class ServerRulesTest {
  private static final String DISABLED = "keep-alive-disabled";
  private static final String DEPENDS = "chunking-depends-on-keep-alive";
  private static final String GET = "GET /home HTTP/1.1\nHost: a\n\n";
  private static final String GET_CLOSE = "GET /home HTTP/1.1\nHost: a\nConnection: close\n\n";
  private static final String SIZED_CLOSE =
      "HTTP/1.1 200 OK\nContent-Length: 2\nConnection: close\n\nok";
  private static final String SIZED = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok";
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\none\n0\n\n";
  private static final String CHUNKED_CLOSE =
      "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nConnection: close\n\n3\none\n0\n\n";
  private static final String UNFRAMED_CLOSE = "HTTP/1.1 200 OK\nConnection: close\n\none";

  private final Conversation conversation = new Conversation().rttMs(20);

  /** A connection of one exchange, which the server closes, and the beginning of the next one. */
  private Conversation exchange(String request, String response) {
    return conversation
        .client(request)
        .after(10)
        .server(response)
        .serverFin()
        .after(100)
        .clientFin()
        .next()
        .rttMs(20);
  }

  private Conversation times(int count, String request, String response) {
    for (int i = 0; i < count; i++) {
      exchange(request, response);
    }
    return conversation;
  }

  @Test
  void namesAServerThatClosesAfterEveryResponse() {
    Finding finding = times(4, GET, SIZED_CLOSE).finds(DISABLED);

    assertEquals(
        "192.0.2.80:80 answered all of 4 requests that would have kept the connection, on 4"
            + " connections, with Connection: close: 3 extra handshakes, 60 ms of round trips.",
        finding.summary());
    assertEquals(Severity.WARNING, finding.severity());
    assertEquals(Confidence.HIGH, finding.confidence());
    assertEquals(Party.SERVER, finding.party());
    assertEquals(List.of(5L, 4L), finding.frames());
    assertEquals(0, finding.connection());
  }

  @Test
  void namesAServerThatAnswersInHttp10WithoutKeepAlive() {
    Finding finding = times(3, GET, "HTTP/1.0 200 OK\nContent-Length: 2\n\nok").finds(DISABLED);

    assertTrue(finding.summary().contains("in HTTP/1.0 without keep-alive"), finding.summary());
  }

  @Test
  void whatWasSaidOfAServerWhileTheCaptureLastsIsNotSaidAgain() {
    times(2, GET, SIZED_CLOSE).serversJudged();
    assertEquals(List.of(), conversation.findingsSoFar(DISABLED));
    times(2, GET, SIZED_CLOSE).serversJudged();
    assertEquals(1, conversation.findingsSoFar(DISABLED).size());
    times(2, GET, SIZED_CLOSE).serversJudged();
    conversation.finds(DISABLED);
  }

  @Test
  void twoClosedConnectionsAreNotEnough() {
    times(2, GET, SIZED_CLOSE).isSilent(DISABLED);
  }

  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/1.1\\nHost: a\\nConnection: close, 200 OK",
    "GET / HTTP/1.0, 200 OK",
    "GET / HTTP/1.0\\nConnection: keep-alive, 200 OK",
    "GET / HTTP/1.1\\nHost: a, 404 Not Found",
    "GET / HTTP/1.1\\nHost: a, 503 Service Unavailable",
    "HEAD / HTTP/1.1\\nHost: a, 200 OK"
  })
  void leavesClosesAloneThatHaveAnotherReason(String request, String status) {
    String response = "HTTP/1.1 " + status + "\nConnection: close\nContent-Length: 0\n\n";

    times(5, request.replace("\\n", "\n") + "\n\n", response).isSilent(DISABLED);
  }

  @Test
  void oneGrantedConnectionClearsTheServer() {
    times(5, GET, SIZED_CLOSE);

    exchange(GET, SIZED).isSilent(DISABLED);
  }

  @Test
  void anErrorThatGrantsPersistenceClearsTheServerToo() {
    times(5, GET, SIZED_CLOSE);

    exchange(GET, "HTTP/1.1 404 Not Found\nContent-Length: 0\n\n").isSilent(DISABLED);
  }

  @Test
  void switchingProtocolsDoesNotGrantPersistence() {
    times(3, GET, SIZED_CLOSE);

    exchange(
            "GET / HTTP/1.1\nHost: a\nConnection: upgrade\nUpgrade: x\n\n",
            "HTTP/1.1 101 Switching Protocols\nConnection: upgrade\nUpgrade: x\n\n")
        .finds(DISABLED);
  }

  @Test
  void doesNotCountConnectionsBegunBeforeTheCapture() {
    times(2, GET, SIZED_CLOSE).midstream();

    exchange(GET, SIZED_CLOSE).isSilent(DISABLED);
  }

  @Test
  void missingFramingAloneIsNoRefusal() {
    times(4, GET, "HTTP/1.1 200 OK\n\none").isSilent(DISABLED);
  }

  @Test
  void namesAServerThatChunksOnlyWhereTheConnectionPersists() {
    exchange(GET, CHUNKED);
    Finding finding = exchange(GET_CLOSE, UNFRAMED_CLOSE).finds(DEPENDS);

    assertEquals(
        "192.0.2.80:80 chunks where the connection persists (1 response, such as to GET /home) and"
            + " frames nothing where it closes (1 response, such as to GET /home, where the request"
            + " says close).",
        finding.summary());
    assertEquals(Severity.ERROR, finding.severity());
    assertEquals(Confidence.HIGH, finding.confidence());
    assertEquals(Party.SERVER, finding.party());
    assertEquals(1, finding.connection());
    assertTrue(finding.fix().startsWith("Let the hop in front of the server"), finding.fix());
  }

  @Test
  void saysWhenTheServerClosesOfItsOwnAccord() {
    exchange(GET, UNFRAMED_CLOSE);
    Finding finding = exchange(GET, CHUNKED).finds(DEPENDS);

    assertTrue(finding.summary().endsWith("where the response says close)."), finding.summary());
    assertTrue(finding.fix().startsWith("Turn keep-alive on"), finding.fix());
  }

  @Test
  void isLessSureOfTwoDifferentPages() {
    exchange("GET /other HTTP/1.1\nHost: a\n\n", CHUNKED);

    assertEquals(
        Confidence.MEDIUM, exchange(GET_CLOSE, UNFRAMED_CLOSE).finds(DEPENDS).confidence());
  }

  @Test
  void aChunkedResponseOnAClosingConnectionClearsTheServer() {
    exchange(GET, CHUNKED);
    exchange(GET_CLOSE, UNFRAMED_CLOSE);

    exchange(GET, CHUNKED_CLOSE).isSilent(DEPENDS);
  }

  @Test
  void needsBothKinds() {
    times(3, GET, CHUNKED).isSilent(DEPENDS);
  }

  @Test
  void needsAChunkedResponse() {
    times(3, GET_CLOSE, UNFRAMED_CLOSE).isSilent(DEPENDS);
  }

  @Test
  void leavesHttp10ClientsAlone() {
    exchange(GET, CHUNKED);

    exchange("GET /home HTTP/1.0\nConnection: close\n\n", UNFRAMED_CLOSE).isSilent(DEPENDS);
  }

  @Test
  void leavesHttp10ResponsesAlone() {
    exchange(GET, CHUNKED);

    exchange(GET_CLOSE, "HTTP/1.0 200 OK\nConnection: close\n\none").isSilent(DEPENDS);
  }

  @Test
  void anUnframedResponseWhereNobodySaysCloseHasAnotherCause() {
    exchange(GET, CHUNKED);
    exchange(GET_CLOSE, UNFRAMED_CLOSE);

    exchange(GET, "HTTP/1.1 200 OK\n\none").isSilent(DEPENDS);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, Via: 1.1 edge, in HTTP/1.0 (it added, HIGH",
    "1.0, X-Forwarded-Proto: https, in HTTP/1.0 (it added, HIGH",
    "1.0, X-Real-IP: 203.0.113.9, in HTTP/1.0 (it added, HIGH",
    "1.1, X-Forwarded-For: 203.0.113.9, with Connection: close (it added, HIGH",
    "1.1, Forwarded: for=203.0.113.9, with Connection: close (it added, HIGH",
    "1.0, Sec-Fetch-Mode: navigate, in HTTP/1.0 (with a browser's, MEDIUM"
  })
  void namesAProxyThatForcesClose(
      String version, String field, String words, Confidence confidence) {
    String request =
        "GET /home HTTP/" + version + "\nHost: a\n" + field + "\nConnection: close\n\n";
    Finding finding = exchange(request, UNFRAMED_CLOSE).finds("hop-forces-close");

    assertTrue(finding.summary().contains(words), finding.summary());
    assertTrue(finding.summary().contains(field.substring(0, field.indexOf(':'))));
    assertEquals(confidence, finding.confidence());
    assertEquals(Severity.NOTICE, finding.severity());
    assertEquals(Party.INTERMEDIARY, finding.party());
    assertEquals(List.of(4L, 5L), finding.frames());
    assertFalse(finding.fix().isEmpty());
  }

  @Test
  void knowsNginxByTheOrderOfItsFields() {
    String request = "GET / HTTP/1.0\nHost: a\nConnection: close\nUser-Agent: curl/7.88.1\n\n";
    Finding finding = exchange(request, UNFRAMED_CLOSE).finds("hop-forces-close");

    assertTrue(finding.summary().contains("as nginx does"), finding.summary());
    assertEquals(Confidence.MEDIUM, finding.confidence());
  }

  @Test
  void otherSoftwareAtTheSameAddressProvesNothing() {
    exchange(GET, CHUNKED.replace("OK\n", "OK\nServer: one\n"));

    exchange(GET_CLOSE, UNFRAMED_CLOSE.replace("OK\n", "OK\nServer: other\n")).isSilent(DEPENDS);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, User-Agent: curl/7.88.1",
    "1.0, User-Agent: ApacheBench/2.3\\nConnection: close",
    "1.0, Sec-Fetch-Mode: navigate",
    "1.1, Sec-Fetch-Mode: navigate\\nConnection: close",
    "1.1, Via: 1.0 edge",
    "1.1, X-Forwarded-For: 203.0.113.9\\nConnection: keep-alive"
  })
  void seesNoProxyWhereNoneForcesClose(String version, String fields) {
    String request = "GET / HTTP/" + version + "\nHost: a\n" + fields.replace("\\n", "\n") + "\n\n";

    exchange(request, UNFRAMED_CLOSE).isSilent("hop-forces-close");
  }

  @Test
  void leavesAProxyAloneWhoseResponseIsFramed() {
    String request = "GET / HTTP/1.0\nHost: a\nVia: 1.1 edge\nConnection: close\n\n";

    exchange(request, SIZED_CLOSE).isSilent("hop-forces-close");
  }
}
