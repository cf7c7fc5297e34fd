package io.chunkscope.cli.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.chunkscope.cli.TestCapture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which exchanges are taken for parts of one page. */
class PageGroupingTest {
  private final TestCapture capture = new TestCapture();

  @Test
  void refererLeadsToThePageAlsoThroughAStyleSheet() throws Exception {
    get("/", "text/html", null);
    get("/site.css", "text/css", "http://a/");
    capture.waitMs(5_000);
    get("/font.woff", "font/woff", "http://a/site.css");
    assertEquals(List.of(0, 0, 0), pages());
  }

  @Test
  void withoutRefererWhatComesSoonBelongsToThePage() throws Exception {
    get("/", "text/html", null);
    get("/site.css", "text/css", null);
    capture.waitMs(3_000);
    get("/late.png", "image/png", null);
    assertEquals(List.of(0, 0, -1), pages());
  }

  @Test
  void aDocumentBeginsAPageUnlessItIsAFrame() throws Exception {
    get("/", "text/html", null);
    get("/frame", "text/html; charset=utf-8", "http://a/");
    capture.waitMs(2_000);
    get("/next", "text/html", "http://a/");
    get("/next.css", "text/css", "http://a/next?query");
    assertEquals(List.of(0, 0, 1, 1), pages());
  }

  @Test
  void whatNamesAnUnknownPageBelongsToNone() throws Exception {
    get("/", "text/html", null);
    get("/x.js", "text/javascript", "http://elsewhere/");
    assertEquals(List.of(0, -1), pages());
  }

  private void get(String path, String type, String referer) {
    capture
        .open(80)
        .client(
            "GET "
                + path
                + " HTTP/1.1\r\nHost: a\r\n"
                + (referer == null ? "" : "Referer: " + referer + "\r\n")
                + "\r\n")
        .server("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: 2\r\n\r\nok");
  }

  private List<Integer> pages() throws Exception {
    JsonNode data = Pages.data(Pages.of(capture));
    List<Integer> pages = new ArrayList<>();
    data.at("/exchanges").forEach(row -> pages.add(row.get("p").asInt()));
    return pages;
  }
}
