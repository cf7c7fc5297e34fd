package io.chunkscope.cli.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chunkscope.cli.live.PrivateNetwork.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program on a real interface, with real servers and clients. */
class LiveCaptureTest {
  private static final String SERVERS =
      """
      node servers.js > servers.out 2>&1 &
      until_line 'ready 8081' servers.out
      until_line 'ready 8082' servers.out
      """;

  @TempDir private Path directory;

  @Test
  void tellsWhatTheCaptureBesideItTells() throws IOException {
    PrivateNetwork network =
        PrivateNetwork.in(directory, "tcpdump", "node", "curl").with("servers.js");
    Result result =
        network.run(
            SERVERS
                + """
                "${chunkscope[@]}" live -i lo --format ndjson -o live.ndjson 2> live.err & live=$!
                tcpdump -i lo -U --immediate-mode -w beside.pcap --time-stamp-precision=nano \
                  tcp 2> tcpdump.err &
                dump=$!
                until_line 'listening on lo' live.err
                until_line 'listening on lo' tcpdump.err
                for i in 1 2 3; do
                  curl -sS http://127.0.0.1:8081/a http://127.0.0.1:8081/chunked -o /dev/null -o x
                  curl -sS -o /dev/null http://127.0.0.1:8082/stream
                  curl -sS -o /dev/null http://127.0.0.1:8081/b -H 'Connection: close'
                done
                sleep 1.5
                kill -TERM $live; wait $live; echo "live ended with $?"
                kill -TERM $dump; wait $dump
                grep -h dropped tcpdump.err
                "${chunkscope[@]}" analyze --format ndjson -o file.ndjson --fail-on never beside.pcap
                """);
    assertEquals(0, result.status(), result.err());
    assertTrue(result.out().contains("live ended with 1\n"), result.out() + result.err());
    assertTrue(result.out().contains("\n0 packets dropped by kernel"), result.out());
    for (String type : List.of("connection", "finding", "server", "summary")) {
      List<JsonNode> live = records("live.ndjson", type);
      assertEquals(records("file.ndjson", type), live, type);
      assertTrue(!live.isEmpty(), type);
    }
    int exchanges =
        records("live.ndjson", "connection").stream()
            .mapToInt(connection -> connection.path("exchanges").size())
            .sum();
    assertEquals(12, exchanges);
    assertTrue(
        records("live.ndjson", "finding").stream()
            .anyMatch(finding -> finding.toString().contains("unframed")));
  }

  /**
   * The records of a type without what depends on the capture: frames, and times by microseconds.
   */
  private List<JsonNode> records(String file, String type) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> records = new ArrayList<>();
    for (String line : Files.readAllLines(directory.resolve(file))) {
      JsonNode record = mapper.readTree(line);
      if (record.path("type").asText().equals(type)) {
        withoutTimes(record);
        records.add(record);
      }
    }
    return records;
  }

  private static void withoutTimes(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      names.removeIf(name -> !name.matches("frames?|.*Frame|.*Ns|time|.*Time|file|summary"));
      object.remove(names);
    }
    node.forEach(LiveCaptureTest::withoutTimes);
  }

  @Test
  void tellsOfUnframedStreamingWithinASecond() throws IOException {
    PrivateNetwork network = PrivateNetwork.in(directory, "node", "curl").with("servers.js");
    Result result =
        network.run(
            SERVERS
                + """
                "${chunkscope[@]}" live -i lo --port 8082 2> live.err > >(
                  while IFS= read -r line; do echo "$(date +%s%3N) $line"; done > told) & live=$!
                until_line 'listening on lo' live.err
                curl -sS -o /dev/null http://127.0.0.1:8082/first
                until_line '/first' told
                curl -sS -o /dev/null http://127.0.0.1:8082/second
                until_line '/second' told
                kill -TERM $live; wait $live
                until_line Servers told
                """);
    assertEquals(0, result.status(), result.err());
    List<String> sent =
        Files.readAllLines(directory.resolve("servers.out")).stream()
            .filter(line -> line.startsWith("sent "))
            .toList();
    String told =
        Files.readAllLines(directory.resolve("told")).stream()
            .filter(line -> line.contains("/second"))
            .findFirst()
            .orElseThrow();
    long sentMs = Long.parseLong(sent.get(1).substring(5));
    long toldMs = Long.parseLong(told.substring(0, told.indexOf(' ')));
    assertTrue(told.contains("127.0.0.1:8082"), told);
    assertTrue(toldMs - sentMs < 1_000, told + " after " + (toldMs - sentMs) + " ms");
  }

  @Test
  void keepsEvidenceThatWiresharkUnderstands() throws IOException {
    PrivateNetwork network =
        PrivateNetwork.in(directory, "node", "curl", "tshark").with("servers.js");
    Result result =
        network.run(
            SERVERS
                + """
                "${chunkscope[@]}" live -i lo --evidence kept 2> live.err > live.out & live=$!
                until_line 'listening on lo' live.err
                curl -sS -o /dev/null http://127.0.0.1:8081/sound
                curl -sS -o /dev/null http://127.0.0.1:8082/broken
                until_line '/broken' live.out
                kill -TERM $live; wait $live
                ls kept
                tshark -r kept/*.pcapng -Y frame.comment -T fields -e frame.comment > comments
                tshark -r kept/*.pcapng -T fields -e tcp.flags.str -e tcp.stream > packets
                "${chunkscope[@]}" analyze kept/*.pcapng --fail-on never > analyzed
                """);
    assertEquals(0, result.status(), result.err());
    assertEquals(1, result.out().lines().count(), result.out());
    assertTrue(
        result.out().matches("[0-9TZ.]+_[a-z-]+_127\\.0\\.0\\.1-8082_connection-1\\.pcapng\n"),
        result.out());
    String comments = Files.readString(directory.resolve("comments"));
    assertTrue(comments.contains("error streamed-unframed: GET /broken was streamed"), comments);
    // Handshake, request, three pieces, the end of both sides.
    List<String> packets = Files.readAllLines(directory.resolve("packets"));
    assertTrue(packets.size() >= 9, packets.toString());
    assertTrue(packets.get(0).contains("S"), packets.toString());
    assertTrue(packets.stream().anyMatch(packet -> packet.contains("F")), packets.toString());
    assertTrue(Files.readString(directory.resolve("analyzed")).contains("streamed-unframed"));
  }

  @Test
  void endsAfterItsDurationWhereNothingComes() {
    Result result =
        PrivateNetwork.in(directory)
            .run(
                """
                SECONDS=0
                "${chunkscope[@]}" live -i lo --duration 500ms; echo "status $?"
                [ $SECONDS -lt 20 ] && echo in time
                """);
    assertTrue(result.out().contains("status 0\nin time\n"), result.out() + result.err());
    assertEquals("chunkscope: listening on lo; Ctrl-C ends and reports\n", result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void endsWithItsReportWhenItIsInterrupted(String signal) {
    Result result =
        PrivateNetwork.in(directory)
            .run(
                """
                env --default-signal=INT "${chunkscope[@]}" live -i lo --format json 2> live.err & live=$!
                until_line 'listening on lo' live.err
                SECONDS=0
                kill -SIGNAL $live; wait $live; echo "status $?"
                [ $SECONDS -lt 20 ] && echo in time
                """
                    .replace("SIGNAL", signal));
    assertTrue(result.out().contains("status 0\nin time\n"), result.out() + result.err());
    assertTrue(result.out().contains("\"format\":\"live\""), result.out());
  }

  @Test
  void saysInOneLineWhatIsWrong() {
    PrivateNetwork network = PrivateNetwork.in(directory, "setpriv");
    assertRefuses(
        "the filter 'tcp prot 80' is not understood: ",
        network.run("\"${chunkscope[@]}\" live -i lo -f 'tcp prot 80'"));
    assertRefuses(
        "there is no interface nic7; chunkscope interfaces lists those there are",
        network.run("\"${chunkscope[@]}\" live -i nic7"));
    assertRefuses(
        "this user may not capture packets; type: sudo chunkscope live ",
        network.run(
            """
            setpriv --bounding-set=-net_raw,-net_admin "${chunkscope[@]}" live -i lo
            """));
  }

  private static void assertRefuses(String message, Result result) {
    assertEquals(2, result.status(), result.out() + result.err());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().startsWith("chunkscope: " + message), result.err());
  }
}
