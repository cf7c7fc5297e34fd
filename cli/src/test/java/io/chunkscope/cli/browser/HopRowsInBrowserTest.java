package io.chunkscope.cli.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.cli.Invocation;
import io.chunkscope.cli.TestCapture;
import io.chunkscope.cli.manual.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;

/**
 * What the page of a comparison shows of requests that were asked twice, waited, or are in doubt.
 */
class HopRowsInBrowserTest {
  private static final Path HOPS = Repository.ROOT.resolve("samples/hops");

  @TempDir static Path folder;
  @RegisterExtension static final Browser browser = new Browser(true);

  private static Path queued;

  @BeforeAll
  static void start() {
    queued = page("queued.html", HOPS.resolve("crowd-haproxy-queue.pcap.gz"));
  }

  private static Path page(String name, Path... captures) {
    Path page = folder.resolve(name);
    List<String> arguments = new ArrayList<>(List.of("compare"));
    for (Path capture : captures) {
      arguments.add(capture.toString());
    }
    arguments.addAll(List.of("--ignore-field", "X-Truth", "--format", "html", "-o", page + ""));
    Invocation.of(arguments.toArray(String[]::new));
    return page;
  }

  @Test
  void anAttemptThatFailedHasABarBeforeTheOneThatSucceeded() {
    browser.open(page("retry.html", HOPS.resolve("nginx-retry.pcap.gz")), null);
    assertEquals(1, browser.count(".row .span-attempt"));
    String title =
        (String) browser.run("return document.querySelector('.span-attempt').textContent");
    assertTrue(title.startsWith("attempt 1: no answer after "), title);
    assertEquals(
        true,
        browser.run(
            "const row = document.querySelector('.span-attempt').closest('.row');"
                + "const x = each => Number(row.querySelector(each).getAttribute('x'));"
                + "row.querySelector('.target').click();"
                + "return x('.span-attempt') <= x('.span-request') && row.innerText.includes('attempt 2')"
                + " && row.ariaLabel.includes('asked again after no answer')"));
    assertTrue(browser.text("#detail").contains("Earlier attempts of the hop"));
    assertTrue(browser.text("#detail").contains(" to 192.0.2.3:8081, connection "));
    assertTrue(browser.text("#detail").contains("no response"), browser.text("#detail"));
  }

  @Test
  void aRequestThatWaitedInTheHopIsDrawnBeforeTheServerHasIt() {
    browser.open(queued, null);
    assertTrue(browser.count(".row .span-waited") > 0);
    String row = browser.one(".row").getDomAttribute("aria-label");
    assertTrue(row.contains("the request waited in the hop for "), row);
    assertTrue(browser.text(".legend").contains("request in the hop"));
  }

  @Test
  void anAmbiguousPairSaysInItsDetailsWhatHangsOnIt() {
    browser.open(queued, "kind=ambiguous&sort=time");
    browser.one(".row .target").click();
    String detail = browser.text("#detail");
    assertTrue(
        detail.contains("Ambiguous: it could be paired another way, to the same effect."), detail);
    assertTrue(detail.contains("pairing: medium confidence"), detail);
  }

  @Test
  void whereClocksCannotBeComparedEachLaneBeginsWithItsOwnRequest() throws IOException {
    Path server = side("server.pcap", 8080, 20, "a page as the server made it");
    Path client = side("client.pcap", 80, 90, "another one, which the hop made of it");
    browser.open(page("clocks.html", server, client), "open=p0");
    assertTrue(browser.text(".diagnosis").contains("cannot be compared"));
    assertEquals(0, browser.count(".row .thread"));
    assertEquals(
        List.of(true),
        browser.run(
            "return [...new Set([...document.querySelectorAll('.row .span-request')]"
                + ".map(each => each.getAttribute('x')))].map((x, i, all) => all.length === 1)"));
    String detail = browser.text("#detail");
    assertTrue(detail.contains("each lane begins with its own request"), detail);
    assertTrue(detail.contains("The hop changed the text."), detail);
  }

  private static Path side(String name, int port, long waitMs, String body) throws IOException {
    TestCapture capture = new TestCapture();
    capture
        .open(port)
        .client("GET /a HTTP/1.1\r\nHost: lab.example\r\nX-Request-ID: 7\r\n\r\n")
        .waitMs(waitMs)
        .server("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
        .waitMs(5);
    return Files.write(folder.resolve(name), capture.bytes());
  }

  @Test
  void theToolbarOfAWindowOfUsualWidthIsOneLine() {
    browser.driver().manage().window().setSize(new Dimension(1240, 900));
    browser.open(queued, null);
    Number height =
        (Number)
            browser.run("return document.querySelector('.toolbar').getBoundingClientRect().height");
    assertTrue(height.doubleValue() < 60, "the toolbar is " + height + " px high");
    assertEquals(
        true,
        browser.run("return document.documentElement.scrollWidth <= window.innerWidth"),
        "nothing sticks out");
    browser.driver().manage().window().setSize(new Dimension(800, 900));
    assertEquals(
        true, browser.run("return document.documentElement.scrollWidth <= window.innerWidth"));
  }
}
