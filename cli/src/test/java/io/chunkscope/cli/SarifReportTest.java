package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results as services see them, held against the schema of SARIF 2.1.0. */
class SarifReportTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(resource("report/sarif/sarif-2.1.0-rtm.5.json"), InputFormat.JSON);

  @TempDir private Path directory;

  @Test
  void aFindingIsAResultOfARuleWithHelp() throws IOException {
    Path file = write("page 1.pcap", new TestCapture().streamedUnframed("/page").bytes());
    JsonNode run = run(file);
    JsonNode result = run.at("/results/0");
    assertEquals("streamed-unframed", result.get("ruleId").textValue());
    assertEquals("error", result.get("level").textValue());
    JsonNode rule = run.at("/tool/driver/rules").get(result.get("ruleIndex").intValue());
    assertEquals("streamed-unframed", rule.get("id").textValue());
    assertTrue(rule.at("/help/text").textValue().contains("Why it matters"));
    assertTrue(result.at("/message/text").textValue().startsWith("GET /page was streamed in 2"));
    String uri = result.at("/locations/0/physicalLocation/artifactLocation/uri").textValue();
    assertTrue(uri.startsWith("file:///") && uri.endsWith("/page%201.pcap"), uri);
    assertEquals(uri, run.at("/artifacts/0/location/uri").textValue());
    assertEquals(
        "connection 0/exchange 0",
        result.at("/locations/0/logicalLocations/0/fullyQualifiedName").textValue());
    assertEquals("tcp.stream eq 0", result.at("/properties/filter").textValue());
    assertTrue(result.at("/properties/frames").size() > 1);
    assertTrue(run.at("/invocations/0/executionSuccessful").booleanValue());
  }

  @Test
  void everyRuleThatRanIsDescribed() throws IOException {
    JsonNode run = run(write("a.pcap", new TestCapture().framed("/").bytes()));
    Set<String> ids = new HashSet<>();
    for (JsonNode rule : run.at("/tool/driver/rules")) {
      ids.add(rule.get("id").textValue());
      String summary = rule.at("/shortDescription/text").textValue();
      String full = rule.at("/fullDescription/text").textValue();
      assertTrue(full.length() > summary.length() && !full.startsWith(summary), full);
      assertTrue(full.length() <= 1_100 && !full.contains("Example on the wire"), full);
    }
    assertEquals(77, ids.size());
    assertEquals(0, run.get("results").size());
  }

  @Test
  void fingerprintsStayFromRunToRunAndTellResultsApart() throws IOException {
    byte[] capture = new TestCapture().streamedUnframed("/one").streamedUnframed("/two").bytes();
    Path file = write("a.pcap", capture);
    JsonNode once = run(file).get("results");
    JsonNode again = run(file).get("results");
    assertEquals(once, again);
    assertNotEquals(
        once.at("/0/partialFingerprints/ruleServerPath~1v1"),
        once.at("/1/partialFingerprints/ruleServerPath~1v1"));
    // The same fault in another capture of the same site.
    JsonNode later = run(write("b.pcap", capture)).get("results");
    assertEquals(
        once.at("/0/partialFingerprints/ruleServerPath~1v1"),
        later.at("/0/partialFingerprints/ruleServerPath~1v1"));
    assertNotEquals(
        once.at("/0/partialFingerprints/ruleFileExchange~1v1"),
        later.at("/0/partialFingerprints/ruleFileExchange~1v1"));
  }

  @Test
  void aCaptureThatEndsTooEarlyIsNoSuccess() throws IOException {
    byte[] whole = new TestCapture().framed("/").bytes();
    JsonNode run = run(write("cut.pcap", java.util.Arrays.copyOf(whole, whole.length - 3)));
    assertFalse(run.at("/invocations/0/executionSuccessful").booleanValue());
    assertTrue(
        run.at("/invocations/0/toolExecutionNotifications/0/message/text")
            .textValue()
            .contains("ends inside packet"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"story", "delivery", "capture", "broken"})
  void everyCaptureOfAGroupMakesAValidLog(String group) throws IOException {
    try (var files = Files.list(Path.of("..", "samples", "corpus", group))) {
      for (Path file : files.filter(path -> path.toString().contains(".pcap")).toList()) {
        run(file);
      }
    }
  }

  @Test
  void theSchemaIsOneThatRefuses() {
    assertFalse(
        SCHEMA.validate("{\"version\":\"2.1.0\",\"runs\":[{}]}", InputFormat.JSON).isEmpty());
  }

  @Test
  void hostileBytesStayHarmless() throws IOException {
    Path file = write("hostile.pcap", HostileCapture.bytes());
    String sarif = Invocation.of("analyze", "--format", "sarif", file.toString()).out();
    assertFalse(sarif.chars().anyMatch(HostileCapture::isDangerous), "raw control characters");
    int quoted = 0;
    for (JsonNode result : run(file).get("results")) {
      String text = result.at("/message/text").textValue();
      assertFalse(text.chars().anyMatch(HostileCapture::isDangerous), text);
      assertFalse(text.matches("(?s).*(?<!\\\\)\\[.*"), "a link: " + text);
      assertFalse(text.matches("(?s).*(?<!\\{)\\{(?!\\{).*"), "a placeholder: " + text);
      quoted += text.contains("alert(1)") ? 1 : 0;
    }
    assertTrue(quoted > 0, "the wire is quoted");
  }

  private Path write(String name, byte[] capture) throws IOException {
    Path file = directory.resolve(name);
    Files.write(file, capture);
    return file;
  }

  private static JsonNode run(Path file) throws IOException {
    String sarif = Invocation.of("analyze", "--format", "sarif", file.toString()).out();
    var problems =
        SCHEMA.validate(
            sarif,
            InputFormat.JSON,
            execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    assertTrue(problems.isEmpty(), () -> file + ": " + problems);
    return new ObjectMapper().readTree(sarif).at("/runs/0");
  }

  private static String resource(String name) {
    try (InputStream in = SarifReportTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
