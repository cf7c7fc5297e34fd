package io.chunkscope.analyzer.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.analyzer.model.AnalysisSummary;
import io.chunkscope.analyzer.rules.Confidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticianTest {
  private static final String BROWSER = "GET /home HTTP/1.1\nHost: shop.example\n\n";
  private static final String CLOSING =
      "GET /home HTTP/1.1\nHost: shop.example\nConnection: close\n\n";
  private static final String IIS = "Server: Microsoft-IIS/7.5\n";

  @Test
  void nothingIsTheMatterWithAServerThatFramesAndPersists() {
    assertEquals(List.of(), diagnoses(chunked(BROWSER, ""), sized(BROWSER, "")));
  }

  @Test
  void aServerThatAlwaysClosesAndStreamsRawHasKeepAliveDisabled() {
    Diagnosis diagnosis = one(raw(BROWSER, IIS), raw(BROWSER, IIS), closingSized(BROWSER, IIS));
    assertEquals(Cause.KEEP_ALIVE_DISABLED, diagnosis.cause());
    assertEquals(Confidence.HIGH, diagnosis.confidence());
    assertTrue(diagnosis.summary().contains("leaves 2 responses without"), diagnosis.summary());
    assertTrue(
        diagnosis.price().contains("each of 2 streamed responses begins 500 ms later"),
        diagnosis.price());
    assertTrue(diagnosis.fix().contains("allowKeepAlive=\"true\""), diagnosis.fix());
    assertTrue(diagnosis.evidence().get(0).contains("in all of 3 answers"));
    assertTrue(diagnosis.evidence().get(1).contains("1 answer of known size"));
  }

  @Test
  void oneResponseIsEnoughForIisWithMediumConfidenceAndForOthersWithLow() {
    assertEquals(Confidence.MEDIUM, one(raw(BROWSER, IIS)).confidence());
    assertEquals(Confidence.LOW, one(raw(BROWSER, "Server: Shop/1\n")).confidence());
  }

  @Test
  void aServerThatClosesAfterEveryResponseWithoutAWordProbablyHasKeepAliveDisabled() {
    Conversation unframed =
        conversation(BROWSER, "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html>");
    Diagnosis diagnosis = one(sized(BROWSER, ""), sized(BROWSER, ""), sized(BROWSER, ""), unframed);
    assertEquals(Cause.KEEP_ALIVE_DISABLED, diagnosis.cause());
    assertEquals(Confidence.MEDIUM, diagnosis.confidence());
    assertTrue(diagnosis.summary().contains("probably because keep-alive"), diagnosis.summary());
    assertTrue(diagnosis.evidence().get(0).startsWith("3 connections"));

    assertEquals(
        Cause.WRITTEN_BY_HAND, one(sized(BROWSER, ""), sized(BROWSER, ""), unframed).cause());
    assertEquals(
        Cause.WRITTEN_BY_HAND,
        one(
                sized(BROWSER, ""),
                sized(BROWSER, ""),
                sized(BROWSER, ""),
                chunked(BROWSER, ""),
                unframed)
            .cause());
  }

  @Test
  void keepAliveDisabledAloneNeedsThreeExchangesOnThreeConnections() {
    assertEquals(List.of(), diagnoses(closingSized(BROWSER, ""), closingSized(BROWSER, "")));
    Diagnosis diagnosis =
        one(closingSized(BROWSER, ""), closingSized(BROWSER, ""), closingSized(BROWSER, ""));
    assertEquals(Cause.KEEP_ALIVE_DISABLED, diagnosis.cause());
    assertTrue(diagnosis.summary().contains("closes after every response"), diagnosis.summary());
  }

  @Test
  void clientsThatAskForCloseProveNothing() {
    assertEquals(
        List.of(),
        diagnoses(closingSized(CLOSING, ""), closingSized(CLOSING, ""), closingSized(CLOSING, "")));
  }

  @Test
  void aServerThatChunksOnlyWhereTheConnectionPersistsDependsOnKeepAlive() {
    Diagnosis diagnosis = one(chunked(BROWSER, IIS), raw(CLOSING, IIS));
    assertEquals(Cause.CHUNKING_DEPENDS_ON_KEEP_ALIVE, diagnosis.cause());
    assertEquals(Confidence.HIGH, diagnosis.confidence());
    assertTrue(diagnosis.fix().contains("http-pretend-keepalive"), diagnosis.fix());
  }

  @Test
  void nginxAndApacheAndVarnishAreNotSaidToDependOnKeepAlive() {
    for (String server :
        List.of("Server: nginx/1.22.1\n", "Server: Apache\n", "Via: 1.1 varnish\n")) {
      Diagnosis diagnosis = one(chunked(BROWSER, server), raw(CLOSING, server));
      assertEquals(Cause.WRITTEN_BY_HAND, diagnosis.cause(), server);
      assertEquals(Confidence.MEDIUM, diagnosis.confidence());
    }
  }

  @Test
  void aServerThatChunksAlsoWhenItClosesHasAnApplicationThatWritesByHand() {
    Diagnosis diagnosis =
        one(
            chunked(BROWSER, IIS),
            conversation(
                CLOSING, "HTTP/1.1 200 OK\nConnection: close\nTransfer-Encoding: chunked\n\n0\n\n"),
            raw(CLOSING, IIS));
    assertEquals(Cause.WRITTEN_BY_HAND, diagnosis.cause());
    assertTrue(diagnosis.fix().contains("/home"), diagnosis.fix());
  }

  @Test
  void aProxyThatAsksInHttp10IsNamedBeforeTheServer() {
    String request =
        "GET /home HTTP/1.0\nHost: backend\nX-Forwarded-For: 203.0.113.9\nConnection: close\n\n";
    Diagnosis diagnosis = one(raw(request, IIS), raw(request, IIS));
    assertEquals(Cause.HOP_FORCES_CLOSE, diagnosis.cause());
    assertEquals(Confidence.HIGH, diagnosis.confidence());
    assertTrue(diagnosis.summary().contains("asks in HTTP/1.0"), diagnosis.summary());
    assertTrue(diagnosis.fix().contains("proxy_http_version 1.1"), diagnosis.fix());
  }

  @Test
  void toAnHttp10ClientWithoutAProxyThereIsNoOtherWay() {
    assertEquals(List.of(), diagnoses(raw("GET /home HTTP/1.0\n\n", "")));
  }

  @Test
  void aMaskedFieldTellsThatADeviceTookTheFramingAway() {
    Diagnosis diagnosis =
        one(
            sized(BROWSER, "Server: Shop/1\n"),
            conversation(
                BROWSER, "HTTP/1.1 200 OK\nnnCoection: Keep-Alive\nServer: Shop/1\n\n<html>"));
    assertEquals(Cause.FRAMING_REMOVED, diagnosis.cause());
    assertTrue(diagnosis.summary().contains("nnCoection"), diagnosis.summary());
  }

  private static Conversation raw(String request, String fields) {
    return new Conversation()
        .rttMs(1)
        .client(request)
        .after(10)
        .server("HTTP/1.1 200 OK\nConnection: close\n" + fields + "\n<html>")
        .after(500)
        .server("</html>")
        .serverFin()
        .clientFin();
  }

  private static Conversation chunked(String request, String fields) {
    return conversation(
        request, "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n" + fields + "\n0\n\n");
  }

  private static Conversation sized(String request, String fields) {
    return conversation(request, "HTTP/1.1 200 OK\nContent-Length: 2\n" + fields + "\nok");
  }

  private static Conversation closingSized(String request, String fields) {
    return conversation(
        request, "HTTP/1.1 200 OK\nConnection: close\nContent-Length: 2\n" + fields + "\nok");
  }

  private static Conversation conversation(String request, String response) {
    return new Conversation()
        .rttMs(1)
        .client(request)
        .after(10)
        .server(response)
        .serverFin()
        .clientFin();
  }

  private static Diagnosis one(Conversation... conversations) {
    List<Diagnosis> diagnoses = diagnoses(conversations);
    assertEquals(1, diagnoses.size());
    return diagnoses.get(0);
  }

  private static List<Diagnosis> diagnoses(Conversation... conversations) {
    AnalysisSummary summary = new AnalysisSummary(10);
    for (Conversation conversation : conversations) {
      summary.add(conversation.summary());
    }
    return Diagnostician.of(summary);
  }
}
