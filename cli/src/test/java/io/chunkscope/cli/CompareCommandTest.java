package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparing the sides of real hops, as users do it. */
class CompareCommandTest {
  private static final String REAL = "../samples/corpus/real/";

  /** Varnish with do_stream false: two responses of three flushes, held back. */
  private static final String HOLDS = REAL + "varnish-collecting.pcap";

  @TempDir private Path directory;

  private static JsonNode json(String... arguments) throws IOException {
    Invocation run = Invocation.of(arguments);
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void theAnswerComesFirstAndIsAnError() {
    Invocation run = Invocation.of("compare", HOLDS);

    assertEquals(1, run.status());
    assertEquals("", run.err());
    String text = run.out().replaceAll("\\s+", " ");
    for (String part :
        new String[] {
          "Varnish holds every /stream until the end: the server's first flush leaves at ",
          "; 2 of 2 responses; framing at the server: chunked.",
          "Varnish (Via: 1.1 varnish (Varnish/7.1)) at 192.0.2.2:80 before 192.0.2.3:8080",
          "framing chunked → content-length",
          "flushes 3 → 1",
          "error hop-buffers-response ×2 at 192.0.2.2:80: /stream",
          "beresp.do_stream = true",
          "whose doing: intermediary"
        }) {
      assertTrue(text.contains(part), part + " is missing in\n" + run.out());
    }
  }

  @Test
  void aHopThatPassesResponsesOnIsNoError() {
    Invocation run = Invocation.of("compare", REAL + "varnish-streaming.pcap");

    assertEquals(0, run.status());
    assertTrue(run.out().contains("passes all 3 responses on as they came"), run.out());
  }

  @Test
  void twoCapturesAreComparedByClocksOfTheirOwn() throws IOException {
    JsonNode comparison =
        json(
                "compare",
                HOLDS,
                HOLDS,
                "--back",
                ":8080",
                "--front",
                "192.0.2.2:80",
                "--format",
                "json")
            .get("comparison");

    assertEquals("estimated", comparison.at("/clock/basis").asText());
    assertEquals(0, comparison.at("/clock/offsetNs").asLong());
    assertEquals(2, comparison.get("pairs").asInt());
    assertEquals(2, comparison.at("/findings/error").asInt());
  }

  @Test
  void bodiesAreComparedThroughCompression() throws IOException {
    JsonNode report = json("compare", REAL + "nginx-gzip-buffered.pcap", "--format", "json");

    assertEquals("recoded", report.at("/pairs/0/content").asText());
    assertTrue(report.at("/pairs/0/flushes/0/delayNs").asLong() > 200_000_000L);
    assertEquals("hop-buffers-response", report.at("/findings/0/rule").asText());
  }

  @Test
  void whatTheCacheAnsweredIsSaid() throws IOException {
    JsonNode report = json("compare", REAL + "varnish-cache.pcap", "--format", "json");

    assertEquals(5, report.get("unpaired").size());
    report.get("unpaired").forEach(each -> assertEquals("cached", each.get("reason").asText()));
  }

  @ParameterizedTest
  @CsvSource({
    "haproxy-keep-alive.pcapng,HAProxy",
    "apache-proxy.pcap,Apache httpd",
    "nginx-proxy-default.pcap,nginx",
    "varnish-gzip.pcap,Varnish"
  })
  void theSoftwareIsRecognised(String file, String software) throws IOException {
    JsonNode report = json("compare", REAL + file, "--format", "json");

    assertEquals(software, report.at("/comparison/hop/software").asText());
  }

  @Test
  void aCaptureOfOneSideCannotBeCompared() {
    Invocation run = Invocation.of("compare", REAL + "nginx-basics.pcap");

    assertEquals(2, run.status());
    assertTrue(run.err().contains("no two sides of a hop in "), run.err());
    assertTrue(run.err().contains("--front and --back"), run.err());
  }

  @Test
  void onlyTheChosenRulesJudge() {
    Invocation run =
        Invocation.of("compare", HOLDS, "--ignore", "hop-buffers-response,hop-changes-framing");

    assertEquals(0, run.status());
    assertFalse(run.out().contains("hop-buffers-response"), run.out());
  }

  @Test
  void aRuleOfOneCaptureIsSentToAnalyzeAndTheOtherWayRound() {
    Invocation compare = Invocation.of("compare", HOLDS, "--select", "streamed-unframed");
    Invocation analyze = Invocation.of("analyze", HOLDS, "--select", "hop-buffers-response");

    assertEquals(2, compare.status());
    assertTrue(compare.err().contains("'chunkscope analyze' finds it"), compare.err());
    assertEquals(2, analyze.status());
    assertTrue(analyze.err().contains("'chunkscope compare' finds it"), analyze.err());
  }

  @ParameterizedTest
  @CsvSource({"--front,www.example:80", "--back,192.0.2.3:99999"})
  void anEndpointThatIsNoneIsRefused(String option, String value) {
    Invocation run = Invocation.of("compare", HOLDS, option, value);

    assertEquals(2, run.status());
    assertTrue(run.err().contains(option + ": '" + value + "'"), run.err());
  }

  @Test
  void aCaptureIsNotOverwritten() throws IOException {
    Path copy = Files.copy(Path.of(HOLDS), directory.resolve("a.pcap"));

    Invocation run = Invocation.of("compare", copy.toString(), "-o", copy.toString());

    assertEquals(2, run.status());
    assertEquals(-1, Files.mismatch(Path.of(HOLDS), copy));
  }

  @Test
  void everyKeyOfTheDocumentIsInTheManual() throws IOException {
    String manual = Files.readString(Path.of("../docs/COMPARE.md"));
    Set<String> unknown = new TreeSet<>();
    for (String file : new String[] {"varnish-cache.pcap", "varnish-collecting.pcap"}) {
      keys(json("compare", REAL + file, "--format", "json"), "", unknown);
    }
    unknown.removeIf(key -> manual.contains("\"" + key + "\"") || manual.contains("`" + key + "`"));
    assertEquals(Set.of(), unknown, "keys that docs/COMPARE.md does not have");
  }

  /** Tallies are keyed by what they count, and captures are docs/JSON.md's. */
  private static void keys(JsonNode node, String name, Set<String> keys) {
    Set<String> tallies =
        Set.of("framing", "persistence", "version", "content", "requestFields", "responseFields");
    if (name.equals("captures") || name.equals("tool")) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      keys.add(field.getKey());
      boolean tally = field.getValue().isObject() && tallies.contains(field.getKey());
      boolean change = tally && field.getValue().has("added");
      boolean counts = field.getKey().equals("findings") && field.getValue().isObject();
      if ((!tally || change) && !counts) {
        keys(field.getValue(), field.getKey(), keys);
      }
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        keys(element, name, keys);
      }
    }
  }
}
