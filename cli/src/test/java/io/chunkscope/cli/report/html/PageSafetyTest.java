package io.chunkscope.cli.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.chunkscope.cli.TestCapture;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a capture holds stays text, and the page may do nothing that it does not need. */
class PageSafetyTest {
  private static final String ATTACK =
      "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u001b[31m\u00e2\u0080\u00ae";

  @Test
  void policyAllowsThisScriptAndThisStyleAndNothingElse() throws Exception {
    String page = Pages.of(new TestCapture().framed("/"));
    Matcher policy =
        Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"")
            .matcher(page);
    assertTrue(policy.find());
    assertEquals(
        "default-src &#39;none&#39;; script-src &#39;sha256-"
            + hash(between(page, "</script>\n<script>", "</script>\n</body>"))
            + "&#39;; style-src &#39;sha256-"
            + hash(between(page, "<style>", "</style>"))
            + "&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;",
        policy.group(1));
  }

  @Test
  void pageNamesNothingToLoad() throws Exception {
    String page = Pages.of(new TestCapture().streamedUnframed("/"));
    String markup = page.substring(0, page.indexOf("<script"));
    assertFalse(
        Pattern.compile("(?i)<(link|img|iframe|object|embed|base|form)\\b").matcher(markup).find());
    assertFalse(Pattern.compile("(?i)\\s(src|href|style|on\\w+)=").matcher(markup).find());
    assertFalse(between(page, "<style>", "</style>").contains("http"));
    assertFalse(page.contains("sourceMappingURL"));
  }

  @Test
  void scriptBuildsElementsByCallsOnly() throws Exception {
    for (PageAssets assets : List.of(PageAssets.ofReport(), PageAssets.ofHop())) {
      // Preact has innerHTML in it, for those who ask for it.
      String script = assets.script();
      String own = script.substring(script.indexOf("\"use strict\";"));
      for (String way :
          List.of(
              "innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "Function(")) {
        assertFalse(own.contains(way), way);
      }
    }
  }

  @Test
  void markupInEveryFieldStaysText() throws Exception {
    String page =
        Pages.of(
            new TestCapture()
                .open(80)
                .client(
                    "G<b> /"
                        + ATTACK.replace(" ", "%20")
                        + " HTTP/1.1\r\nHost: "
                        + ATTACK
                        + "\r\nReferer: "
                        + ATTACK
                        + "\r\nX-<i>: "
                        + ATTACK
                        + "\r\n\r\n")
                .waitMs(10)
                .server(
                    "HTTP/1.1 200 "
                        + ATTACK
                        + "\r\nServer: "
                        + ATTACK
                        + "\r\nContent-Type: "
                        + ATTACK
                        + "\r\nContent-Encoding: "
                        + ATTACK
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n5;"
                        + ATTACK
                        + "\r\nfirst\r\n")
                .waitMs(250)
                .server("6\r\nsecond\r\n0\r\nX-Trailer: " + ATTACK + "\r\n\r\n")
                .close());
    String json = Pages.json(page);
    assertFalse(json.contains("<"));
    assertFalse(json.contains(">"));
    assertFalse(json.contains("&"));
    String markup = page.substring(0, page.indexOf("<script"));
    assertFalse(markup.contains("<img"));
    assertFalse(markup.contains("<i>"));
    for (int i = 0; i < page.length(); i++) {
      char c = page.charAt(i);
      boolean control = (c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0);
      assertFalse(control, "U+" + Integer.toHexString(c));
      assertFalse(c == 0x202e || c == 0x2028 || c == 0x2029);
    }
    // It is there, escaped: in target, fields, extension and trailer.
    JsonNode data = Pages.data(page);
    JsonNode response = data.at("/exchanges/0/d/response");
    assertTrue(Pages.string(data, response.at("/chunks/2")).contains("</script>"));
    assertTrue(Pages.string(data, response.at("/trailers/1")).contains("\\x1b[31m\\xe2\\x80\\xae"));
  }

  @Test
  void longValuesAreCutAndSaySo() throws Exception {
    String page =
        Pages.of(
            new TestCapture()
                .open(80)
                .client("GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + "x".repeat(50_000) + "\r\n\r\n")
                .server("HTTP/1.1 204 No Content\r\n\r\n"));
    assertTrue(Pages.json(page).contains("x\\u2026 (49400 more bytes)"));
    assertTrue(page.length() < 140_000, page.length() + " characters");
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }

  private static String hash(String text) throws Exception {
    return Base64.getEncoder()
        .encodeToString(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
