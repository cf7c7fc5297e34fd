package io.chunkscope.cli.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chunkscope.cli.live.PrivateNetwork.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a live capture says when packets or records are lost for real. */
class LiveLossTest {
  private static final String SERVERS =
      """
      node servers.js > servers.out 2>&1 &
      until_line 'ready 8081' servers.out
      """;

  @TempDir private Path directory;

  @Test
  void packetsThatTheKernelDroppedAreTheCapturesFaultAndNoServers() throws IOException {
    PrivateNetwork network = PrivateNetwork.in(directory, "node", "curl").with("servers.js");
    Result result =
        network.run(
            SERVERS
                + """
                "${chunkscope[@]}" live -i lo --port 8081 --buffer 2M --format ndjson \
                  -o live.ndjson 2> live.err & live=$!
                until_line 'listening on lo' live.err
                curl -sS -o /dev/null http://127.0.0.1:8081/before
                kill -STOP $live
                curl -sS -o /dev/null 'http://127.0.0.1:8081/[1-4000]'
                kill -CONT $live
                until_line 'packets are being dropped' live.err
                sleep 0.5 # until what the kernel had kept is read, and there is room again
                curl -sS -o /dev/null 'http://127.0.0.1:8081/after/[1-20]'
                sleep 0.5
                kill -TERM $live; wait $live; echo "status $?"
                """);
    assertEquals("status 0\n", result.out(), result.err());
    List<JsonNode> records = records("live.ndjson");
    JsonNode capture = only(records, "capture");
    assertEquals(false, capture.get("complete").asBoolean());
    assertTrue(
        capture.get("problem").asText().matches("[0-9]+ packets were dropped .*"),
        capture.toString());
    List<String> blamed =
        records.stream()
            .filter(record -> record.get("type").asText().equals("finding"))
            .filter(finding -> !finding.get("party").asText().equals("capture"))
            .filter(finding -> !finding.get("severity").asText().equals("info"))
            .map(JsonNode::toString)
            .toList();
    assertEquals(List.of(), blamed);
    assertTrue(
        records.stream()
            .anyMatch(record -> record.path("rule").asText().equals("capture-incomplete")));
    assertTrue(
        records.stream().anyMatch(record -> record.toString().contains("\"target\":\"/after/19\"")),
        "what came afterwards is missing");
  }

  @Test
  void aReaderThatStallsMissesRecordsAndIsToldHowManyWhileAllPacketsAreRead() throws IOException {
    PrivateNetwork network = PrivateNetwork.in(directory, "node", "curl").with("servers.js");
    Result result =
        network.run(
            SERVERS
                + """
                mkfifo pipe
                (read -r first; until [ -e go ]; do sleep 0.05; done; echo "$first"; cat) \
                  < pipe > live.ndjson & reader=$!
                "${chunkscope[@]}" live -i lo --port 8081 --buffer 256M --format ndjson \
                  > pipe 2> live.err & live=$!
                until_line 'listening on lo' live.err
                for i in $(seq 60); do
                  curl -sS -o /dev/null 'http://127.0.0.1:8081/[1-400]'
                  grep -q 'did not keep up\\|being dropped' live.err && break
                done
                touch go
                sleep 0.5
                curl -sS -o /dev/null http://127.0.0.1:8081/last
                sleep 0.5
                kill -TERM $live; wait $live; echo "status $?"
                wait $reader
                cat live.err
                """);
    assertEquals(0, result.status(), result.err());
    assertTrue(result.out().startsWith("status 0\n"), result.out());
    List<JsonNode> records = records("live.ndjson");
    long dropped =
        records.stream()
            .filter(record -> record.get("type").asText().equals("dropped"))
            .mapToLong(record -> record.get("records").asLong())
            .sum();
    assertTrue(dropped > 0, "nothing was dropped");
    assertTrue(result.out().contains(Long.toString(dropped)), dropped + ": " + result.out());
    assertTrue(
        records.stream().anyMatch(record -> record.toString().contains("\"target\":\"/last\"")),
        "the reader does not go on");
    JsonNode summary = only(records, "summary");
    int told = records.stream().mapToInt(record -> record.path("exchanges").size()).sum();
    assertTrue(summary.get("exchanges").asInt() > told, "nothing was dropped: " + told);
    assertEquals(true, only(records, "capture").get("complete").asBoolean());
  }

  private List<JsonNode> records(String file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> records = new ArrayList<>();
    for (String line : Files.readAllLines(directory.resolve(file))) {
      records.add(mapper.readTree(line));
    }
    return records;
  }

  private static JsonNode only(List<JsonNode> records, String type) {
    List<JsonNode> ones =
        records.stream().filter(record -> record.get("type").asText().equals(type)).toList();
    assertEquals(1, ones.size(), type + ": " + ones);
    return ones.get(0);
  }
}
