package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Exchanges of connections that last long, in the ndjson of a live capture. */
@Timeout(60)
class LivePartsTest {
  /** A round of the feed is 25 ms. */
  private static final int ROUNDS_OF_TWO_MINUTES = 4_800;

  private static List<JsonNode> run(TestCapture capture, int quietRounds) throws IOException {
    AtomicReference<FakeFeed> self = new AtomicReference<>();
    int[] quiet = {0};
    FakeFeed feed =
        new FakeFeed(
            capture.bytes(),
            round -> {
              if (self.get().allRead() && quiet[0]++ >= quietRounds) {
                self.get().stop();
              }
            });
    self.set(feed);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertEquals(ExitStatus.CLEAN, new LiveSession(feed, out, true).run());
    List<JsonNode> records = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      JsonNode record = new ObjectMapper().readTree(line);
      if (record.get("type").asText().matches("connection|exchanges")) {
        records.add(record);
      }
    }
    return records;
  }

  private static TestCapture exchange(TestCapture capture, String path) {
    return capture
        .client("GET " + path + " HTTP/1.1\r\nHost: lab.example\r\n\r\n")
        .waitMs(5)
        .server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        .waitMs(5);
  }

  @Test
  void aConnectionThatIsOverSoonIsToldInOneRecord() throws IOException {
    TestCapture capture = new TestCapture().open(80);
    exchange(exchange(capture, "/a"), "/b").close();
    List<JsonNode> records = run(capture, 10);
    assertEquals(1, records.size());
    assertEquals("connection", records.get(0).get("type").asText());
    assertEquals(2, records.get(0).get("exchanges").size());
    assertFalse(records.get(0).has("exchangesBefore"));
  }

  @Test
  void anExchangeOfAConnectionThatStaysOpenIsToldWithinAMinute() throws IOException {
    TestCapture capture = exchange(exchange(new TestCapture().open(80), "/a"), "/b");
    List<JsonNode> records = run(capture, ROUNDS_OF_TWO_MINUTES);
    assertEquals(2, records.size());
    JsonNode part = records.get(0);
    assertEquals("exchanges", part.get("type").asText());
    assertEquals(0, part.get("id").asLong());
    assertEquals(80, part.get("server").get("port").asInt());
    assertEquals(0, part.get("exchangesBefore").asInt());
    assertEquals("/a", part.get("exchanges").get(0).get("request").get("target").asText());
    JsonNode connection = records.get(1);
    assertEquals("connection", connection.get("type").asText());
    assertEquals(1, connection.get("exchangesBefore").asInt());
    // What may follow a response is known when the next one begins or the connection ends.
    assertEquals(1, connection.get("exchanges").size());
  }

  @Test
  void manyExchangesOfAConnectionAreToldInPartsNoneTwiceAndNoneMissing() throws IOException {
    int count = 500;
    TestCapture capture = new TestCapture().open(80);
    for (int i = 0; i < count; i++) {
      exchange(capture, "/" + i);
    }
    List<JsonNode> records = run(capture.close(), 10);
    assertTrue(records.size() > 3, "records " + records.size());
    int next = 0;
    for (int i = 0; i < records.size(); i++) {
      JsonNode record = records.get(i);
      boolean last = i == records.size() - 1;
      assertEquals(last ? "connection" : "exchanges", record.get("type").asText());
      assertEquals(next, record.get("exchangesBefore").asInt());
      for (JsonNode exchange : record.get("exchanges")) {
        assertEquals(next, exchange.get("index").asInt());
        assertEquals("/" + next, exchange.get("request").get("target").asText());
        next++;
      }
    }
    assertEquals(count, next);
  }
}
