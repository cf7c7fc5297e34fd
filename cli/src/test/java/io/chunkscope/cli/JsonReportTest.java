package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schema 1 as a program sees it, read strictly. */
class JsonReportTest {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @TempDir private Path directory;

  @Test
  void theDocumentHasTheKeysOfTheSchemaInOrder() throws IOException {
    JsonNode document = document(new TestCapture().streamedUnframed("/page").bytes());
    assertKeys(document, "schema tool captures summary servers diagnoses connections findings");
    assertEquals(1, document.get("schema").intValue());
    assertKeys(document.get("tool"), "name version");
    assertKeys(
        document.at("/captures/0"),
        "file format compression linkTypes packets bytes firstTime lastTime truncatedPackets"
            + " undecodedPackets complete problem badChecksumPackets evictedConnections"
            + " otherProtocols");
    assertKeys(
        document.get("summary"),
        "connections httpConnections exchanges responses framing findings protocols"
            + " connectionsOfServersOmitted");
    assertKeys(
        document.at("/summary/framing"),
        "chunked content-length close-delimited none tunnel undetermined");
    assertKeys(document.at("/summary/findings"), "error warning notice info");
    assertKeys(
        document.at("/servers/0"),
        "address port software connections exchanges framing exchangesPerConnection closedBy"
            + " waitNs keepAlive");
    assertKeys(document.at("/servers/0/closedBy"), "client server reset open");
    JsonNode diagnosis = document.at("/diagnoses/0");
    assertKeys(diagnosis, "cause server confidence summary price fix evidence");
    assertKeys(diagnosis.get("server"), "address port");
    assertTrue(diagnosis.at("/evidence/0").isTextual());
    assertKeys(
        document.at("/connections/0"),
        "id capture protocol client server rolesCertain handshakeSeen rttNs firstFrame lastFrame"
            + " firstTime lastTime end missing midstream conflicts gaps skipped exchanges");
    JsonNode exchange = document.at("/connections/0/exchanges/0");
    assertKeys(exchange, "index request interim response timing pairingCertain");
    assertKeys(
        exchange.get("request"),
        "method target version host framing bodyBytes complete firstFrame lastFrame time");
    assertKeys(
        exchange.get("response"),
        "status reason version framing framingStep declaredLength bodyBytes missingBytes chunks"
            + " complete end connection keepAlive contentEncoding server streamed flushes"
            + " firstFrame lastFrame time");
    assertKeys(exchange.at("/response/flushes/0"), "atNs bytes frame");
    assertKeys(exchange.get("timing"), "requestNs waitNs headNs bodyNs totalNs closeLagNs");
    assertKeys(
        document.at("/findings/0"),
        "rule severity confidence party capture connection exchange direction frames time summary"
            + " fix spec filter server path");
  }

  @Test
  void valuesSayWhatHappened() throws IOException {
    JsonNode document = document(new TestCapture().streamedUnframed("/page").bytes());
    JsonNode capture = document.at("/captures/0");
    assertEquals("pcap", capture.get("format").textValue());
    assertTrue(capture.get("complete").booleanValue());
    assertTrue(capture.get("problem").isNull());
    assertEquals("2026-11-21T00:12:00.000100000Z", capture.get("firstTime").textValue());
    assertEquals(1, document.at("/summary/framing/close-delimited").intValue());
    JsonNode connection = document.at("/connections/0");
    assertEquals("http/1", connection.get("protocol").textValue());
    assertEquals("fin-by-server", connection.get("end").textValue());
    assertEquals(200_000, connection.get("rttNs").longValue());
    JsonNode response = connection.at("/exchanges/0/response");
    assertEquals("close-delimited", response.get("framing").textValue());
    assertEquals("6.3(8)", response.get("framingStep").textValue());
    assertEquals("fin", response.get("end").textValue());
    assertEquals("close", response.get("connection").textValue());
    assertEquals(11, response.get("bodyBytes").longValue());
    assertTrue(response.get("streamed").booleanValue());
    assertTrue(response.get("chunks").isNull());
    assertTrue(response.get("declaredLength").isNull());
    assertEquals(2, response.get("flushes").size());
    assertEquals(5, response.at("/flushes/0/bytes").longValue());
    assertEquals(6, response.at("/flushes/0/frame").longValue());
    assertEquals("streamed-unframed", document.at("/findings/0/rule").textValue());
    assertEquals("tcp.stream eq 0", document.at("/findings/0/filter").textValue());
  }

  @Test
  void whatIsMissingIsNull() throws IOException {
    JsonNode document =
        document(
            new TestCapture()
                .open(80)
                .client("GET /unanswered HTTP/1.1\r\nHost: a\r\n\r\n")
                .close()
                .bytes());
    JsonNode exchange = document.at("/connections/0/exchanges/0");
    assertTrue(exchange.get("response").isNull());
    assertTrue(exchange.at("/timing/waitNs").isNull());
    assertEquals("/unanswered", exchange.at("/request/target").textValue());
    assertTrue(document.at("/servers/0/waitNs/p50").isNull());
    assertTrue(document.at("/servers/0/software").isNull());
  }

  @Test
  void connectionsComeInTheOrderTheyEndedWithTheirOwnExchanges() throws IOException {
    TestCapture capture = new TestCapture();
    for (int i = 0; i < 4; i++) {
      capture.framed("/" + i);
    }
    JsonNode document = document(capture.bytes());
    assertEquals(4, document.get("connections").size());
    for (int i = 0; i < 4; i++) {
      JsonNode connection = document.get("connections").get(i);
      assertEquals(i, connection.get("id").intValue());
      assertEquals("/" + i, connection.at("/exchanges/0/request/target").textValue());
    }
    assertEquals("[]", document.at("/findings").toString());
  }

  @Test
  void severalCapturesAddUpAndKeepTheirIndex() throws IOException {
    String a = file("a.pcap", new TestCapture().framed("/a").bytes());
    String b = file("b.pcap", new TestCapture().streamedUnframed("/b").bytes());
    Invocation run = Invocation.of("analyze", "--format", "json", a, "/no/such/file", b);
    assertEquals(2, run.status());
    JsonNode document = MAPPER.readTree(run.out());
    assertEquals(3, document.get("captures").size());
    assertTrue(document.at("/captures/1/packets").isNull());
    assertFalse(document.at("/captures/1/complete").booleanValue());
    assertTrue(document.at("/captures/1/problem").textValue().startsWith("no such file"));
    assertEquals(2, document.at("/summary/exchanges").intValue());
    assertEquals(1, document.get("servers").size());
    assertEquals(2, document.at("/servers/0/connections").intValue());
    assertEquals(0, document.at("/connections/0/capture").intValue());
    assertEquals(2, document.at("/connections/1/capture").intValue());
    assertEquals(2, document.at("/findings/0/capture").intValue());
  }

  @Test
  void hostileBytesStayInsideTheirStrings() throws IOException {
    String target = "/\"\\<script>\u009b31m\u00e2\u0080\u00ae\u00ff";
    Invocation run = json(new TestCapture().streamedUnframed(target).bytes());
    JsonNode document = MAPPER.readTree(run.out());
    assertEquals(target, document.at("/connections/0/exchanges/0/request/target").textValue());
    assertTrue(run.out().chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)));
  }

  @Test
  void ndjsonHasTheSameRecordsOneALine() throws IOException {
    byte[] bytes = new TestCapture().framed("/a").streamedUnframed("/b").bytes();
    JsonNode document = document(bytes);
    Invocation run = Invocation.with(bytes, false, Map.of(), "analyze", "--format", "ndjson", "-");
    List<String> types = new ArrayList<>();
    List<JsonNode> connections = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      JsonNode node = MAPPER.readTree(line);
      assertEquals("type", node.fieldNames().next());
      types.add(node.get("type").textValue());
      if (node.get("type").textValue().equals("connection")) {
        connections.add(((com.fasterxml.jackson.databind.node.ObjectNode) node).without("type"));
      }
    }
    assertEquals(2, connections.size());
    assertEquals(document.at("/connections/0"), connections.get(0));
    assertEquals(document.at("/connections/1"), connections.get(1));
    int capture = types.indexOf("capture");
    assertTrue(types.lastIndexOf("connection") < capture && types.lastIndexOf("finding") < capture);
    assertEquals(
        List.of("capture", "server", "diagnosis", "summary"), types.subList(capture, types.size()));
  }

  @Test
  void minSeverityHidesButCounts() throws IOException {
    byte[] bytes = new TestCapture().streamedUnframed("/b").bytes();
    Invocation run =
        Invocation.with(
            bytes, false, Map.of(), "analyze", "--format", "json", "--min-severity", "error", "-");
    JsonNode document = MAPPER.readTree(run.out());
    for (JsonNode finding : document.get("findings")) {
      assertEquals("error", finding.get("severity").textValue());
    }
    assertEquals(document(bytes).at("/summary/findings"), document.at("/summary/findings"));
  }

  @Test
  void aRunIsTheSameEveryTime() {
    byte[] bytes = new TestCapture().framed("/a").streamedUnframed("/b").dns().bytes();
    assertEquals(json(bytes).out(), json(bytes).out());
  }

  private JsonNode document(byte[] capture) throws IOException {
    return MAPPER.readTree(json(capture).out());
  }

  private static Invocation json(byte[] capture) {
    return Invocation.with(capture, false, Map.of(), "analyze", "--format", "json", "-");
  }

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes).toString();
  }

  private static void assertKeys(JsonNode node, String keys) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    assertEquals(keys, String.join(" ", names));
  }
}
