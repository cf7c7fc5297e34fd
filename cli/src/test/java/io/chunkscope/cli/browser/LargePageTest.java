package io.chunkscope.cli.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.cli.Invocation;
import io.chunkscope.cli.TestCapture;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A page with as many exchanges as one may have. */
class LargePageTest {
  private static final int EXCHANGES = 5_000;

  /**
   * Either takes less than a second where nothing else runs; with every row drawn, half a minute.
   */
  private static final int PATIENCE_MS = 8_000;

  @TempDir static Path folder;
  @RegisterExtension static final Browser browser = new Browser(true);
  private static Path page;

  @BeforeAll
  static void makePage() throws Exception {
    page = page();
  }

  @Test
  void fiveThousandExchangesOpenAndScrollAtOnce() throws Exception {
    assertTrue(Files.size(page) <= 2_000_000, Files.size(page) + " bytes");
    browser.open(page, "group=none");
    double openedMs =
        number(browser.run("return performance.getEntriesByType('navigation')[0].domComplete"));
    assertTrue(openedMs < PATIENCE_MS, "opened after " + openedMs + " ms");
    assertEquals("5000", browser.one("#list").getDomAttribute("aria-rowcount"));
    assertTrue(browser.count(".row") < 60, browser.count(".row") + " rows in the document");
    double scrolledMs =
        number(
            browser
                .driver()
                .executeAsyncScript(
                    """
                      const done = arguments[arguments.length - 1];
                      const list = document.getElementById('list');
                      const start = performance.now();
                      let step = 0;
                      const next = () => {
                        if (step++ === 20) {
                          done(performance.now() - start);
                          return;
                        }
                        list.scrollTop = list.scrollHeight * step / 20;
                        requestAnimationFrame(next);
                      };
                      next();
                      """));
    assertTrue(scrolledMs < PATIENCE_MS, "scrolled in " + scrolledMs + " ms");
    browser.await(
        "return [...document.querySelectorAll('.row .target')].some(each => each.textContent ==="
            + " '/page/4999')");
    browser.one("#search").sendKeys("/page/4321");
    browser.await("return document.querySelectorAll('.row').length === 1");
  }

  @Test
  void allThatFitsIsPrinted() {
    browser.open(page, "group=none");
    browser.run("window.dispatchEvent(new Event('beforeprint'))");
    assertEquals(400, browser.count(".row"));
    assertEquals(
        "4,600 more lines are not printed.",
        browser.run("return document.querySelector('#list .empty').textContent"));
    browser.run("window.dispatchEvent(new Event('afterprint'))");
    assertTrue(browser.count(".row") < 60);
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static Path page() throws Exception {
    TestCapture capture = new TestCapture();
    for (int i = 0; i < EXCHANGES; i++) {
      if (i % 10 == 0) {
        capture.open(80);
      }
      capture
          .client(
              "GET /page/"
                  + i
                  + " HTTP/1.1\r\nHost: lab.example\r\nUser-Agent: test\r\nAccept: */*\r\n\r\n")
          .waitMs(i % 7)
          .server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n")
          .waitMs(i % 3 == 0 ? 40 : 0)
          .server("6\r\nsecond\r\n0\r\n\r\n");
    }
    Path file = folder.resolve("large.pcap");
    Files.write(file, capture.bytes());
    Path page = folder.resolve("report.html");
    Invocation made = Invocation.of("report", file.toString(), "-o", page.toString());
    assertEquals(0, made.status(), made.err());
    return page;
  }
}
