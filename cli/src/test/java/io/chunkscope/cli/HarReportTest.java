package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive as its readers see it, held against the schema of HAR 1.2. */
class HarReportTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_6,
              registry ->
                  registry.schemaIdResolvers(
                      resolvers ->
                          resolvers.mapPrefix(
                              "https://har/",
                              "classpath:META-INF/resources/webjars/har-schema/2.0.0/lib/")))
          .getSchema(SchemaLocation.of("https://har/har.json"));

  @TempDir private Path directory;

  @Test
  void anExchangeIsAnEntry() throws IOException {
    JsonNode log = log(new TestCapture().streamedUnframed("/page?a=1&b=%20x").bytes());
    assertEquals("1.2", log.get("version").textValue());
    assertEquals("chunkscope", log.at("/creator/name").textValue());
    JsonNode entry = log.at("/entries/0");
    assertEquals("GET", entry.at("/request/method").textValue());
    assertEquals("http://lab.example/page?a=1&b=%20x", entry.at("/request/url").textValue());
    assertEquals(" x", entry.at("/request/queryString/1/value").textValue());
    assertEquals("Host", entry.at("/request/headers/0/name").textValue());
    assertEquals(200, entry.at("/response/status").intValue());
    assertEquals(11, entry.at("/response/bodySize").intValue());
    assertEquals(11, entry.at("/response/content/size").intValue());
    assertEquals("x-unknown", entry.at("/response/content/mimeType").textValue());
    assertEquals("192.0.2.3", entry.get("serverIPAddress").textValue());
    assertEquals("tcp.stream eq 0", entry.at("/_connection/filter").textValue());
    assertEquals("close-delimited, 2 flushes", entry.at("/response/comment").textValue());
  }

  @Test
  void whatChunkscopeKnowsIsInFieldsOfItsOwn() throws IOException {
    JsonNode entry = log(new TestCapture().streamedUnframed("/page").bytes()).at("/entries/0");
    assertEquals("close-delimited", entry.at("/_exchange/response/framing").textValue());
    assertEquals(2, entry.at("/_exchange/response/flushes").size());
    assertEquals("streamed-unframed", entry.at("/_findings/0/rule").textValue());
    assertTrue(entry.get("comment").textValue().startsWith("error streamed-unframed: GET /page"));
  }

  @Test
  void timeIsTheSumOfItsPhases() throws IOException {
    JsonNode entry = log(new TestCapture().streamedUnframed("/page").bytes()).at("/entries/0");
    JsonNode timings = entry.get("timings");
    assertEquals(new BigDecimal("10.2"), timings.get("wait").decimalValue());
    assertEquals(new BigDecimal("250.2"), timings.get("receive").decimalValue());
    assertEquals(new BigDecimal("0.2"), timings.get("connect").decimalValue());
    assertEquals(-1, timings.get("dns").intValue());
    assertSums(entry);
  }

  @Test
  void aConnectionOpenedAheadIsNoPartOfTheExchange() throws IOException {
    JsonNode entry =
        log(new TestCapture()
                .open(80)
                .waitMs(2_000)
                .client("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                .server("HTTP/1.1 204 No Content\r\n\r\n")
                .close()
                .bytes())
            .at("/entries/0");
    assertEquals(-1, entry.at("/timings/connect").intValue());
    assertEquals(-1, entry.at("/timings/blocked").intValue());
    assertEquals("2026-11-21T00:12:02.000400000Z", entry.get("startedDateTime").textValue());
  }

  @Test
  void whatIsUnknownIsMinusOne() throws IOException {
    JsonNode entry =
        log(new TestCapture()
                .open(80)
                .client("GET /lost HTTP/1.1\r\nHost: a\r\n\r\n")
                .reset()
                .bytes())
            .at("/entries/0");
    assertEquals(0, entry.at("/timings/wait").intValue());
    assertEquals(0, entry.at("/timings/receive").intValue());
    assertEquals(0, entry.at("/response/status").intValue());
    assertEquals(-1, entry.at("/response/bodySize").intValue());
    assertEquals("no response", entry.at("/response/_error").textValue());
    assertSums(entry);
  }

  @Test
  void aResponseWithoutARequestIsAnEntry() throws IOException {
    JsonNode entry =
        log(new TestCapture()
                .join(80)
                .server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                .close()
                .bytes())
            .at("/entries/0");
    assertEquals("http://192.0.2.3:80/", entry.at("/request/url").textValue());
    assertEquals("not in the capture", entry.at("/request/comment").textValue());
    assertEquals(0, entry.at("/timings/send").intValue());
    assertSums(entry);
  }

  @Test
  void entriesAreInTheOrderInWhichTheyBegan() throws IOException {
    JsonNode log = log(Files.readAllBytes(story()));
    List<String> starts =
        StreamSupport.stream(log.get("entries").spliterator(), false)
            .map(entry -> entry.get("startedDateTime").textValue())
            .toList();
    assertEquals(4, starts.size());
    assertEquals(starts.stream().sorted().toList(), starts);
    // Of the server, which no entry is.
    assertEquals("keep-alive-disabled", log.at("/_findings/0/rule").textValue());
    assertEquals("keep-alive-disabled", log.at("/_diagnoses/0/cause").textValue());
  }

  @Test
  void findingsOfTheEndOfAConnectionAreWithTheirExchange() throws IOException {
    JsonNode log = log(Files.readAllBytes(corpus("persistence/close-not-honored.pcap")));
    assertTrue(
        StreamSupport.stream(log.get("entries").spliterator(), false)
            .flatMap(entry -> StreamSupport.stream(entry.get("_findings").spliterator(), false))
            .anyMatch(finding -> finding.get("rule").textValue().equals("close-not-honored")));
  }

  @Test
  void nothingMakesAnEmptyArchive() throws IOException {
    assertEquals(0, log(new TestCapture().dns().bytes()).get("entries").size());
  }

  @Test
  void everyCaptureOfTheCorpusMakesAValidArchive() throws IOException {
    try (var files = Files.walk(corpus(""))) {
      for (Path file : files.filter(path -> path.toString().contains(".pcap")).toList()) {
        if (file.toString().endsWith(".verdict") || file.toString().contains("/broken/")) {
          continue;
        }
        JsonNode log =
            validated(Invocation.of("analyze", "--format", "har", file.toString()).out());
        log.get("entries").forEach(HarReportTest::assertSums);
      }
    }
  }

  @Test
  void theSchemaIsOneThatRefuses() throws IOException {
    String har = Invocation.of("analyze", "--format", "har", story().toString()).out();
    assertTrue(SCHEMA.validate(har, InputFormat.JSON).isEmpty());
    String without = har.replaceFirst("\"headersSize\":", "\"headerSize\":");
    assertFalse(SCHEMA.validate(without, InputFormat.JSON).isEmpty(), "checked to the depth");
  }

  @Test
  void hostileBytesStayHarmless() throws IOException {
    Path file = directory.resolve("hostile.pcap");
    Files.write(file, HostileCapture.bytes());
    String har = Invocation.of("analyze", "--format", "har", file.toString()).out();
    assertFalse(har.chars().anyMatch(HostileCapture::isDangerous), "raw control characters");
    JsonNode log = validated(har);
    assertTrue(log.get("entries").size() > 10);
    for (JsonNode entry : log.get("entries")) {
      String url = entry.at("/request/url").textValue();
      assertTrue(url.matches("http://[!-~]*"), url);
      assertFalse(url.contains("<"), url);
      String comment = entry.path("comment").asText() + entry.at("/response/comment").asText();
      assertFalse(comment.chars().anyMatch(HostileCapture::isDangerous), comment);
    }
  }

  private static Path story() {
    return corpus("story/iis-streamed-raw.pcap");
  }

  private static Path corpus(String name) {
    return Path.of("..", "samples", "corpus").resolve(name);
  }

  private static void assertSums(JsonNode entry) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String phase : List.of("send", "wait", "receive")) {
      assertTrue(entry.at("/timings/" + phase).decimalValue().signum() >= 0, phase + ": HAR 1.2");
    }
    for (String phase : List.of("blocked", "dns", "connect", "send", "wait", "receive")) {
      BigDecimal value = entry.at("/timings/" + phase).decimalValue();
      assertTrue(value.signum() >= 0 || value.compareTo(BigDecimal.ONE.negate()) == 0, phase);
      sum = sum.add(value.max(BigDecimal.ZERO));
    }
    assertEquals(0, sum.compareTo(entry.get("time").decimalValue()), entry.toString());
  }

  private JsonNode log(byte[] capture) throws IOException {
    Path file = directory.resolve("capture.pcap");
    Files.write(file, capture);
    return validated(Invocation.of("analyze", "--format", "har", file.toString()).out());
  }

  private static JsonNode validated(String har) throws IOException {
    var problems =
        SCHEMA.validate(
            har,
            InputFormat.JSON,
            execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    assertTrue(problems.isEmpty(), () -> problems.toString());
    return MAPPER
        .readerFor(JsonNode.class)
        .with(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .<JsonNode>readValue(har)
        .get("log");
  }
}
