package io.chunkscope.cli.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.cli.HopCaptures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons that are large, or that would do harm. */
class HardHopPageTest {
  private static final int PAIRS = 4_000;
  private static final int MAX_BYTES = 2_000_000;

  /** Less than a second where nothing else runs. */
  private static final int PATIENCE_MS = 8_000;

  private static final String SCRIPT = "</script><script>alert(1)</script>";

  @TempDir static Path folder;
  @RegisterExtension static final Browser browser = new Browser(true);

  @Test
  void nothingOfTheCapturesIsExecutedOrObeyed() throws Exception {
    List<String> targets =
        List.of("/" + SCRIPT, "/<img/src=x/onerror=alert(1)>", "/\u202egpj.exe", "/${alert(1)}");
    Path page = HopCaptures.page(folder, HopCaptures.held(folder, targets, SCRIPT));
    browser.open(page, null);
    for (int i = 0; i < targets.size(); i++) {
      browser.run("location.hash = 'open=p" + i + "'");
      browser.await("return document.querySelector('.row.open')?.dataset.key === 'p" + i + "'");
    }
    // An alert would make every further command fail; what is made of markup would be found.
    assertEquals(
        2L,
        browser.run(
            "return document.querySelectorAll('script, img, iframe, object, link, form').length"));
    String shown = (String) browser.run("return document.body.innerText");
    assertTrue(shown.contains(SCRIPT), shown);
    assertTrue(shown.chars().noneMatch(c -> c == 0x202e), "overrides are escaped");
  }

  @Test
  void thousandsOfPairsOpenAtOnceAndWhatIsLeftOutIsSaid() throws Exception {
    List<String> targets =
        IntStream.range(0, PAIRS).mapToObj(i -> "/page/" + i % 50 + "?id=" + i).toList();
    Path page = HopCaptures.page(folder, HopCaptures.held(folder, targets, "lab"));
    assertTrue(Files.size(page) <= MAX_BYTES, Files.size(page) + " bytes");
    browser.open(page, null);
    double openedMs =
        ((Number) browser.run("return performance.getEntriesByType('navigation')[0].domComplete"))
            .doubleValue();
    assertTrue(openedMs < PATIENCE_MS, "opened after " + openedMs + " ms");
    int rows = Integer.parseInt(browser.one("#list").getDomAttribute("aria-rowcount"));
    assertTrue(rows > 2_000 && rows < PAIRS, rows + " rows");
    assertTrue(browser.count(".row") < 60, browser.count(".row") + " rows in the document");
    String shown = browser.text("#shown");
    assertTrue(shown.contains(" of 4,000 pairs"), shown);
    browser.run("document.getElementById('list').scrollTop = 1e9");
    browser.await(
        "return [...document.querySelectorAll('.row')].some(each =>"
            + " each.getAttribute('aria-rowindex') === '"
            + rows
            + "')");
  }
}
