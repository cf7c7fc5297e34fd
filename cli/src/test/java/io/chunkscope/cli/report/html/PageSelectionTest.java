package io.chunkscope.cli.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.chunkscope.cli.TestCapture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown where not everything can be. */
class PageSelectionTest {

  @Test
  void smallCapturesAreShownWhole() throws Exception {
    JsonNode data = Pages.data(Pages.of(capture(20, 0)));
    assertEquals(20, data.at("/exchanges").size());
    assertEquals(20, data.at("/connections").size());
    assertEquals(20, data.at("/omitted/exchanges").asInt());
    assertEquals(20, data.at("/omitted/shown").asInt());
    assertEquals(0, data.at("/omitted/withoutDetails").asInt());
  }

  @Test
  void findingsComeFirstAndThenTheSlowest() throws Exception {
    TestCapture capture = capture(30, 0).streamedUnframed("/raw");
    slow(capture, 900);
    slow(capture, 500);
    slow(capture, 700);
    JsonNode data = Pages.data(Pages.of(capture, limits(3, 2_000_000)));
    assertEquals(List.of("/raw", "/slow900", "/slow700"), targets(data));
    assertEquals(34, data.at("/omitted/exchanges").asInt());
    assertEquals(3, data.at("/omitted/shown").asInt());
    assertEquals(1, data.at("/omitted/flagged").asInt());
    assertEquals(3, data.at("/connections").size());
  }

  @Test
  void pageKeepsToItsSizeHoweverManyExchangesThereAre() throws Exception {
    String page = Pages.of(capture(900, 200), limits(5_000, 400_000));
    int size = page.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(size <= 400_000, size + " bytes");
    assertTrue(size > 380_000, size + " bytes");
    JsonNode data = Pages.data(page);
    assertEquals(900, data.at("/omitted/exchanges").asInt());
    assertEquals(data.at("/exchanges").size(), data.at("/omitted/shown").asInt());
    assertTrue(data.at("/omitted/withoutDetails").asInt() > 0);
  }

  @Test
  void memoryIsBoundedWhileReading() throws Exception {
    JsonNode data =
        Pages.data(
            Pages.of(
                capture(100, 3_000),
                new PageLimits(2_000_000, 5_000, 100_000, 8, 60, 600, 100, 64, 160, 40, 40)));
    int shown = data.at("/omitted/shown").asInt();
    assertTrue(shown > 10 && shown < 60, shown + " shown");
  }

  @Test
  void findingsAboutAConnectionComeWithIt() throws Exception {
    JsonNode data =
        Pages.data(Pages.of(new TestCapture().streamedUnframed("/a").streamedUnframed("/b")));
    assertEquals("streamed-unframed", Pages.string(data, data.at("/exchanges/0/f/0")));
    assertEquals(3, data.at("/exchanges/0/f/1").asInt());
    String summary = Pages.string(data, data.at("/exchanges/0/d/findings/0/summary"));
    assertTrue(summary.startsWith("GET /a was streamed in 2 flushes"), summary);
    assertTrue(data.at("/rules/streamed-unframed/explanation").asText().length() > 100);
  }

  @Test
  void detailsTellChunksAndFlushes() throws Exception {
    JsonNode data =
        Pages.data(
            Pages.of(
                new TestCapture()
                    .open(80)
                    .client("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                    .server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;na")
                    .server("me=value\r\nfirst\r\n")
                    .waitMs(300)
                    .server("6\r\nsecond\r\n0\r\n\r\n")));
    JsonNode response = data.at("/exchanges/0/d/response");
    assertEquals(";name=value", Pages.string(data, response.at("/chunks/2")));
    assertEquals(5, response.at("/chunks/1").asInt());
    assertEquals(6, response.at("/chunks/6").asInt());
    assertEquals(-1, response.at("/chunks/7").asInt());
    assertEquals(2, response.at("/flushCount").asInt());
    assertEquals(5, response.at("/flushes/1").asInt());
    assertEquals(6, response.at("/flushes/5").asInt());
    assertEquals("HTTP/1.1 200 OK", Pages.string(data, response.at("/start")));
  }

  @Test
  void extensionsAreWholeHoweverTheyAreCutIntoPackets() throws Exception {
    String lines = "5 ; a=\"b;c\"\r\nfirst\r\n3\r\nand\r\n6;second\r\nsecond\r\n0;last\r\n\r\n";
    for (int cut = 1; cut < lines.length() - 1; cut++) {
      for (int other = cut + 1; other < Math.min(cut + 4, lines.length()); other++) {
        JsonNode data =
            Pages.data(
                Pages.of(
                    new TestCapture()
                        .open(80)
                        .client("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                        .server(lines.substring(0, cut))
                        .server(lines.substring(cut, other))
                        .server(lines.substring(other))));
        JsonNode chunks = data.at("/exchanges/0/d/response/chunks");
        String at = cut + " and " + other;
        assertEquals("; a=\"b;c\"", Pages.string(data, chunks.get(2)), at);
        assertEquals(-1, chunks.get(7).asInt(), at);
        assertEquals(";second", Pages.string(data, chunks.get(12)), at);
      }
    }
  }

  @Test
  void headsKeepWhatStandsBetweenNameAndValue() throws Exception {
    JsonNode data =
        Pages.data(
            Pages.of(
                new TestCapture()
                    .open(80)
                    .client(
                        "GET / HTTP/1.1\r\nhOST:a\r\nX-Note :\t  b  \r\nX-Fold: c\r\n  d\r\n\r\n")
                    .server("HTTP/1.1 204 No Content\r\n\r\n")));
    List<String> lines = new ArrayList<>();
    data.at("/exchanges/0/d/request/lines").forEach(each -> lines.add(Pages.string(data, each)));
    assertEquals(List.of("hOST:", "a", "X-Note :\\x09  ", "b", "X-Fold: ", "c d"), lines);
  }

  @Test
  void flaggedExchangesHaveTheirDetailsFirst() throws Exception {
    TestCapture capture = capture(600, 300);
    for (int i = 0; i < 230; i++) {
      capture.streamedUnframed("/raw" + i);
    }
    JsonNode data = Pages.data(Pages.of(capture, limits(5_000, 1_000_000)));
    int without = 0;
    for (JsonNode row : data.at("/exchanges")) {
      boolean plain = Pages.string(data, row.get("u")).matches("/\\d+");
      assertTrue(plain || row.has("d"), () -> row.toString());
      without += row.has("d") ? 0 : 1;
    }
    assertTrue(without > 0, "some have none");
    assertEquals(without, data.at("/omitted/withoutDetails").asInt());
  }

  private static PageLimits limits(int exchanges, int bytes) {
    PageLimits usual = PageLimits.DEFAULTS;
    return new PageLimits(
        bytes,
        exchanges,
        usual.heldBytes(),
        usual.connectionFindings(),
        usual.fieldLines(),
        usual.valueChars(),
        usual.chunks(),
        usual.flushes(),
        usual.spans(),
        usual.servers(),
        usual.groups());
  }

  /** Exchanges, each with a header of its own of so many characters. */
  private static TestCapture capture(int exchanges, int filler) {
    TestCapture capture = new TestCapture();
    for (int i = 0; i < exchanges; i++) {
      capture
          .open(80)
          .client(
              "GET /"
                  + i
                  + " HTTP/1.1\r\nHost: a\r\nX-Filler: "
                  + i
                  + "f".repeat(filler)
                  + "\r\n\r\n")
          .waitMs(1)
          .server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }
    return capture;
  }

  private static void slow(TestCapture capture, int ms) {
    capture
        .open(80)
        .client("GET /slow" + ms + " HTTP/1.1\r\nHost: a\r\n\r\n")
        .waitMs(ms)
        .server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
  }

  private static List<String> targets(JsonNode data) {
    List<String> targets = new ArrayList<>();
    data.at("/exchanges").forEach(row -> targets.add(Pages.string(data, row.get("u"))));
    return targets;
  }
}
