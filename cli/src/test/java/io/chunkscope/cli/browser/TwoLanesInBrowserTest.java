package io.chunkscope.cli.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.cli.Invocation;
import io.chunkscope.cli.manual.Repository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The page of a comparison, as a person uses it. */
class TwoLanesInBrowserTest {
  private static final Path CORPUS = Repository.ROOT.resolve("samples/corpus");

  @TempDir static Path folder;
  @RegisterExtension static final Browser browser = new Browser(true);
  private static Path held;
  private static Path cached;

  @BeforeAll
  static void makePages() {
    held = page("hop/hop-buffers-response.pcap", "held.html");
    cached = page("real/varnish-cache.pcap", "cached.html");
  }

  private static Path page(String capture, String name) {
    Path page = folder.resolve(name);
    Invocation.of(
        "compare", CORPUS.resolve(capture) + "", "--format", "html", "-o", page.toString());
    return page;
  }

  @Test
  void theAnswerAndItsRemedyStandOnTop() {
    browser.open(held, null);
    assertTrue(browser.text("h1").contains("holds /home until the end"));
    assertTrue(browser.text(".groups").contains("What to change: Find the hop's setting"));
    assertTrue(browser.text(".paths").contains("chunked → content-length"));
  }

  @Test
  void eachSideHasALaneAndEachFlushAThreadThatEndsAtTheSamePlace() {
    browser.open(held, null);
    assertEquals(1, browser.count(".row"));
    assertEquals(3, browser.count(".row .span-flush.chunked"));
    assertEquals(1, browser.count(".row .span-flush.content-length"));
    assertEquals(3, browser.count(".row .thread"));
    assertEquals(2, browser.count(".row .thread.late"));
    // Four corners: sent from, to; got to, from.
    Object ends =
        browser.run(
            "return [...document.querySelectorAll('.row .thread')].map(each =>"
                + " Math.round(each.getAttribute('d').match(/L([\\d.]+),\\d+ Z/)[1]))");
    assertEquals(1, ((List<?>) ends).stream().distinct().count(), ends.toString());
    Object begins =
        browser.run(
            "return [...document.querySelectorAll('.row .thread')].map(each =>"
                + " Math.round(each.getAttribute('d').match(/M([\\d.]+)/)[1]))");
    assertEquals(3, ((List<?>) begins).stream().distinct().count(), begins.toString());
  }

  @Test
  void whatWasHeldBackIsDrawnToScale() {
    browser.open(held, null);
    double stretch = browser.width(".row .span-held");
    List<Double> pauses =
        browser.all(".row rect.span-pause").stream()
            .map(each -> Double.parseDouble(each.getDomAttribute("width")))
            .toList();
    assertEquals(2, pauses.size());
    assertEquals(stretch, pauses.get(0) + pauses.get(1), 3);
    assertEquals(300.0 / 200, pauses.get(1) / pauses.get(0), 0.02);
  }

  @Test
  void detailsTellFlushesFieldsAndFiltersOfBothSides() {
    browser.open(held, null);
    browser.one(".row .target").click();
    String detail = browser.text("#detail");
    assertTrue(detail.contains("The server sent: chunked, 4.7 kB in 3 flushes."), detail);
    assertTrue(detail.contains("hop-buffers-response"), detail);
    assertEquals(
        List.of("12 ms", "212 ms", "512 ms"),
        browser.run(
            "return [...document.querySelectorAll('#detail tr td:nth-child(4)')].slice(0, 3)"
                + ".map(each => each.firstChild.textContent.replace(/\\.\\d/, ''))"));
    assertTrue(detail.matches("(?s).*transfer-encoding\\s+chunked\\s+–\\s+removed.*"), detail);
    assertTrue(detail.matches("(?s).*content-length\\s+–\\s+4700\\s+added.*"), detail);
    assertEquals(
        List.of("tcp.stream eq 1", "tcp.stream eq 0"),
        browser.all("#detail .copy input").stream()
            .map(each -> each.getDomProperty("value"))
            .toList());
  }

  @Test
  void aMarkOpensTheExplanationOfItsFinding() {
    browser.open(held, null);
    browser.one(".row .mark[data-rule='hop-buffers-response']").click();
    assertTrue(browser.text("#asked").contains("Why it matters"), browser.text("#asked"));
  }

  @Test
  void whatHasNoCounterpartHasOneLaneAndTheReason() {
    browser.open(cached, "sort=time");
    assertEquals(8, browser.count(".row"));
    assertEquals(5, browser.count(".row .missing-lane"));
    assertTrue(
        browser.text(".row .missing-lane").contains("answered from the hop's cache"),
        browser.text(".row .missing-lane"));
    browser.one(".row[data-key='u0'] .target").click();
    String detail = browser.text("#detail");
    assertTrue(detail.contains("no server was asked for it: answered from the hop's"), detail);
    assertEquals(1, browser.count("#detail .copy input"));
  }

  @Test
  void filtersNarrowTheList() {
    browser.open(cached, null);
    choose("path", "/fixed");
    assertEquals(5, browser.count(".row"));
    choose("kind", "paired");
    assertEquals(1, browser.count(".row"));
    browser.one("#shown button").click();
    assertEquals(8, browser.count(".row"));
    browser.one("#only-held").click();
    assertEquals(0, browser.count(".row"));
    assertTrue(browser.text("#list .empty").contains("No response is like that"));
    browser.open(held, null);
    browser.one("#only-held").click();
    assertEquals(1, browser.count(".row"));
    choose("rule", "hop-buffers-response");
    assertEquals(1, browser.count(".row"));
  }

  private static void choose(String name, String value) {
    new Select(browser.one("#choose-" + name)).selectByValue(value);
  }

  @Test
  void aLinkLeadsToTheSameView() {
    browser.open(cached, "path=%2Ffixed&sort=delay&open=p0");
    assertEquals(5, browser.count(".row"));
    assertTrue(browser.text("#detail h3").contains("/fixed"));
    assertEquals("true", browser.one(".row[data-key='p0']").getDomAttribute("aria-selected"));
    choose("sort", "time");
    browser.await("return location.hash.includes('sort=time')");
    browser.open(cached, "path=x&sort=constructor&kind=toString&open=q9&from=a&held=0");
    assertEquals(0, browser.count("#detail"));
    assertEquals(0, browser.count(".row"));
  }

  @Test
  void keysLeadThroughRowsOpenAndClose() {
    browser.open(cached, "sort=time");
    browser.run("document.getElementById('list').focus()");
    browser.driver().switchTo().activeElement().sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
    browser.await("return document.getElementById('detail') !== null");
    browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
    assertEquals(0, browser.count("#detail"));
    assertEquals("list", browser.driver().switchTo().activeElement().getDomAttribute("id"));
  }

  @Test
  void everythingHasANameForAScreenReader() {
    browser.open(held, "open=p0");
    assertEquals(List.of(), browser.run(PageInBrowserTest.NAMELESS));
    String row = browser.one(".row").getDomAttribute("aria-label");
    assertTrue(row.contains("GET /home; server sent 200 chunked · 4.7 kB · 3 flushes"), row);
    assertTrue(row.contains("client got 200 length · 4.7 kB · 1 flush; held back, 500 ms"), row);
    assertTrue(row.contains("findings: error hop-buffers-response"), row);
  }

  @Test
  void aFindingInTheSummaryLeadsToItsResponse() {
    browser.open(held, null);
    browser.one("details.group button").click();
    assertTrue(browser.text("#detail").contains("hop-buffers-response"));
    browser.await("return location.hash.includes('rule=hop-buffers-response')");
  }

  @Test
  void darknessIsRespected() {
    browser.open(held, null);
    Object light = PageInBrowserTest.background(browser);
    PageInBrowserTest.prefer(browser, "dark");
    Object dark = PageInBrowserTest.background(browser);
    PageInBrowserTest.prefer(browser, "light");
    assertNotEquals(light, dark);
  }

  @Test
  void withoutScriptsTheAnswerAndThePathsAreThere() {
    try (Browser plain = Browser.started(false)) {
      plain.driver().get(cached.toUri().toString());
      assertTrue(plain.text("h1").contains("passes all 3 responses on"));
      assertEquals(3, plain.count(".paths tbody tr"));
      String body = plain.text("main");
      assertTrue(body.contains("5 on the client side, answered from the hop's cache"), body);
      assertTrue(body.contains("a script, which this browser does not run"), body);
    }
  }
}
