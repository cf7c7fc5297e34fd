package io.chunkscope.cli.report.html.hop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chunkscope.cli.HopCaptures;
import io.chunkscope.cli.Invocation;
import io.chunkscope.cli.manual.Repository;
import io.chunkscope.cli.report.html.Pages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of a comparison says, and what its data hold. */
class HopPageTest {
  private static final Path CORPUS = Repository.ROOT.resolve("samples/corpus");
  private static final String ATTACK = "</script><img src=x onerror=alert(1)>&\"'";

  @TempDir private Path folder;

  private static String page(String capture, String... more) {
    List<String> arguments = new ArrayList<>(List.of("compare", CORPUS.resolve(capture) + ""));
    arguments.addAll(List.of("--format", "html"));
    arguments.addAll(List.of(more));
    return Invocation.of(arguments.toArray(String[]::new)).out();
  }

  private static List<Long> numbers(JsonNode array) {
    List<Long> numbers = new ArrayList<>();
    array.forEach(each -> numbers.add(each.asLong()));
    return numbers;
  }

  private static void assertNear(long expectedUs, long us) {
    assertTrue(Math.abs(us - expectedUs) < 5_000, us + " µs");
  }

  @Test
  void aHeldResponseIsToldWithTheTimesOfEachFlush() throws Exception {
    JsonNode data = Pages.data(page("hop/hop-buffers-response.pcap"));
    JsonNode pair = data.at("/pairs/0");

    assertEquals("/home", Pages.string(data, pair.get("u")));
    assertEquals("chunked", Pages.string(data, pair.at("/in/fr")));
    assertEquals("content-length", Pages.string(data, pair.at("/out/fr")));
    assertEquals(List.of(1_200L, 3_000L, 500L), numbers(pair.at("/in/z")));
    // All three flushes reach the client with the last one.
    List<Long> threads = numbers(pair.get("c"));
    assertEquals(12, threads.size());
    assertNear(threads.get(2), threads.get(6));
    assertNear(threads.get(2), threads.get(10));
    assertNear(200_000, threads.get(4) - threads.get(0));
    // Held from the first flush on, half a second.
    List<Long> held = numbers(pair.get("hb"));
    assertEquals(2, held.size());
    assertEquals(threads.get(0), held.get(0));
    assertNear(500_000, held.get(1));
  }

  @Test
  void eachFlushHasItsFrameOnBothSides() throws Exception {
    String capture = "hop/hop-buffers-response.pcap";
    List<Long> flushes = numbers(Pages.data(page(capture)).at("/pairs/0/d/flushes"));
    JsonNode pair =
        new ObjectMapper()
            .readTree(
                Invocation.of("compare", CORPUS.resolve(capture) + "", "--format", "json").out())
            .at("/pairs/0");

    assertEquals(3 * 7, flushes.size());
    long first = pair.at("/client/response/firstFrame").asLong();
    long last = pair.at("/client/response/lastFrame").asLong();
    for (int i = 0; i < flushes.size(); i += 7) {
      long frame = flushes.get(i + 6);
      assertTrue(frame >= first && frame <= last, frame + " is not of the client's response");
      assertTrue(flushes.get(i + 2) < first, "the server sent it before");
    }
  }

  @Test
  void attemptsThatFailedAreToldWithTheirTimes() throws Exception {
    JsonNode data = Pages.data(page("../hops/nginx-retry.pcap.gz"));
    JsonNode pair = null;
    for (JsonNode each : data.get("pairs")) {
      pair = each.has("rt") ? each : pair;
    }

    List<Long> attempts = numbers(pair.get("rt"));
    assertEquals(3, attempts.size());
    assertEquals(0, attempts.get(2), "no response");
    // The hop asked again when the first server had hung up.
    long over = attempts.get(0) + attempts.get(1);
    long asked = pair.at("/in/s/1").asLong();
    assertTrue(over <= asked + 200, over + " µs, then " + asked + " µs");
  }

  @Test
  void whatIsPassedOnIsNotHeldBack() throws Exception {
    JsonNode pair = Pages.data(page("hop/hop-buffers-response.ok.pcap")).at("/pairs/0");

    assertTrue(pair.at("/hb").isMissingNode(), pair.toString());
    assertTrue(pair.get("dl").asLong() < 1_000, pair.toString());
  }

  @Test
  void theWordsAreThoseOfTheTextReport() {
    String page = page("hop/hop-buffers-response.pcap");
    String text =
        Invocation.of("compare", CORPUS.resolve("hop/hop-buffers-response.pcap").toString()).out();
    String flat = text.replaceAll("\\s+", " ");

    for (String part :
        List.of(
            "The hop holds /home until the end: the server's first flush leaves at 12 ms",
            "1 of 1 exchange on the client side, of 1 on the server side",
            "chunked → content-length",
            "persistent → persistent",
            "300 ms at the median, 500 ms at most")) {
      assertTrue(flat.contains(part), part);
      assertTrue(page.replace("&#39;", "'").contains(part), part);
    }
  }

  @Test
  void exchangesWithoutACounterpartHaveTheirReason() throws Exception {
    JsonNode data = Pages.data(page("real/varnish-cache.pcap"));
    List<String> reasons = new ArrayList<>();
    for (JsonNode pair : data.get("pairs")) {
      if (pair.has("r")) {
        reasons.add(Pages.string(data, pair.get("r")));
        assertFalse(pair.has("in"));
      }
    }

    assertEquals(List.of("cached", "cached", "cached", "cached", "cached"), reasons);
    assertEquals("answered from the hop's cache", data.at("/reasons/cached").asText());
  }

  @Test
  void fieldsAreToldOnBothSides() throws Exception {
    JsonNode data = Pages.data(page("real/varnish-collecting.pcap"));
    JsonNode head = data.at("/pairs/0/d/response");
    List<String> fields = new ArrayList<>();
    head.get("fields").forEach(each -> fields.add(Pages.string(data, each)));

    int coding = fields.indexOf("transfer-encoding");
    assertEquals("chunked", fields.get(coding + 1));
    assertEquals(-1, head.at("/fields/" + (coding + 2)).asInt(), "removed");
    int length = fields.indexOf("content-length");
    assertEquals(-1, head.at("/fields/" + (length + 1)).asInt(), "added");
    assertTrue(fields.contains("via"), fields.toString());
  }

  @Test
  void markupOfTheWireStaysText() throws Exception {
    List<Path> sides =
        HopCaptures.held(folder, List.of("/a", "/" + ATTACK.replace(" ", "%20")), ATTACK);
    String page = Files.readString(HopCaptures.page(folder, sides));
    String json = Pages.json(page);
    String markup = page.substring(0, page.indexOf("<script"));

    assertFalse(json.contains("<"));
    assertFalse(json.contains("&"));
    assertTrue(json.contains("\\u003C/script"), "it is there");
    assertFalse(markup.contains("<img"));
    assertFalse(Pattern.compile("(?i)\\s(src|href|style|on\\w+)=[^&]").matcher(markup).find());
    assertTrue(markup.contains("default-src &#39;none&#39;; script-src &#39;sha256-"));
  }

  @Test
  void findingsBelowTheWantedSeverityAreOnlyCounted() throws Exception {
    String usual = page("hop/hop-changes-framing.pcap");
    String all = page("hop/hop-changes-framing.pcap", "--min-severity", "info");

    assertTrue(usual.contains("1 finding hidden; --min-severity info shows them."));
    assertTrue(Pages.data(usual).at("/pairs/0/f").isMissingNode());
    assertFalse(all.contains("finding hidden"));
    assertEquals(2, Pages.data(all).at("/pairs/0/f").size());
  }

  @Test
  void aCaptureOfOneSideMakesAPageThatSaysSo() {
    String page = page("real/nginx-basics.pcap");

    assertTrue(page.contains("No two sides of a hop were found in this capture"));
    assertTrue(page.endsWith("</html>\n"));
  }
}
