package io.chunkscope.cli.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.cli.Invocation;
import io.chunkscope.cli.manual.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The page of the IIS sample and its cure, as a person uses it. */
class PageInBrowserTest {
  private static final Path STORY = Repository.ROOT.resolve("samples/corpus/story");

  /** What a screen reader could say nothing of. */
  static final String NAMELESS =
      "return [...document.querySelectorAll('button, input, select, [role=grid], [role=row],"
          + " [role=dialog], [role=img], [role=region]')].filter(each =>"
          + " !(each.textContent.trim() || each.getAttribute('aria-label')"
          + " || each.closest('label') || each.labels?.length)).map(each => each.outerHTML)";

  @TempDir static Path folder;
  @RegisterExtension static final Browser browser = new Browser(true);
  private static Path page;

  @BeforeAll
  static void makePage() {
    page = folder.resolve("report.html");
    Invocation made =
        Invocation.of(
            "report",
            STORY.resolve("iis-streamed-raw.pcap").toString(),
            STORY.resolve("iis-keep-alive-on.pcap").toString(),
            "-o",
            page.toString());
    assertEquals(0, made.status(), made.err());
  }

  @Test
  void verdictAndDiagnosisStandOnTop() {
    browser.open(page, null);
    assertTrue(browser.text("h1").contains("streamed but not framed"));
    assertTrue(browser.text(".diagnosis").contains("Turn HTTP keep-alive on for the site"));
  }

  @Test
  void everyExchangeHasARowWithItsPartsDrawn() {
    browser.open(page, null);
    assertEquals(8, browser.count(".row"));
    assertEquals(4, browser.count(".heading"));
    // Two pages raw and two chunked, three flushes and two pauses each.
    assertEquals(6, browser.count(".row .span-flush.close-delimited"));
    assertEquals(6, browser.count(".row .span-flush.chunked"));
    assertEquals(4, browser.count(".row .span-flush.content-length"));
    assertEquals(8, browser.count(".row rect.span-pause"));
    assertEquals(6, browser.count(".row .chunk-tick"));
    assertEquals(2, browser.count(".row .span-last-chunk"));
    assertEquals(5, browser.count(".row .span-handshake"));
    assertEquals(4, browser.count(".row .closed"));
    assertEquals(3, browser.count(".row .kept"));
  }

  @Test
  void partsAreDrawnToScale() {
    browser.open(page, null);
    double pause = browser.width(".row[data-key='0.0.0'] rect.span-pause");
    double handshake = browser.width(".row[data-key='0.0.0'] .span-handshake");
    assertEquals(250.0 / 20, pause / handshake, 0.1);
  }

  @Test
  void aMarkOpensTheExplanationOfItsFinding() {
    browser.open(page, null);
    browser.one(".row[data-key='0.0.0'] .mark[data-rule='streamed-unframed']").click();
    String asked = browser.text("#asked");
    assertTrue(asked.contains("GET /home was streamed in 3 flushes over 500 ms"), asked);
    assertTrue(asked.contains("Why it matters"), asked);
  }

  @Test
  void detailsTellHeadsFlushesChunksAndTheFilter() {
    browser.open(page, null);
    browser.one(".row[data-key='1.0.0'] .target").click();
    String detail = browser.text("#detail");
    assertTrue(detail.contains("GET /home HTTP/1.1"), detail);
    assertTrue(detail.contains("Transfer-Encoding: chunked"), detail);
    assertTrue(detail.contains("334 (14e)"), detail);
    assertTrue(detail.contains("0, the last-chunk"), detail);
    assertEquals(
        List.of("1", "2", "3"),
        browser.run(
            "return [...document.querySelectorAll('#detail table')]"
                + ".find(table => table.caption.textContent === 'Flushes')"
                + ".querySelectorAll('td:first-child').values()"
                + ".map(cell => cell.textContent).toArray()"));
    String filter = browser.one("#detail .copy input").getDomProperty("value");
    assertTrue(filter.startsWith("tcp.stream eq 0 && frame.number >= 4 && "), filter);
  }

  @Test
  void filtersNarrowTheList() {
    browser.open(page, null);
    choose("rule", "streamed-unframed");
    assertEquals(2, browser.count(".row"));
    choose("rule", "");
    choose("framing", "content-length");
    assertEquals(4, browser.count(".row"));
    browser.one("#search").sendKeys("shop.js");
    assertEquals(2, browser.count(".row"));
    assertTrue(browser.text("#shown").startsWith("2 of 8 exchanges"), browser.text("#shown"));
    browser.one("#shown button").click();
    assertEquals(8, browser.count(".row"));
  }

  private static void choose(String name, String value) {
    new Select(browser.one("#choose-" + name)).selectByValue(value);
  }

  @Test
  void orderPutsTheSlowestFirst() {
    browser.open(page, "group=none&sort=slowest");
    assertEquals("/home", browser.text(".row .target"));
    choose("sort", "largest");
    choose("framing", "content-length");
    assertEquals("/assets/shop.js", browser.text(".row .target"));
  }

  @Test
  void connectionsHaveLanesWithReuseIdleTimesAndTheirEnd() {
    browser.open(page, "group=connection");
    assertEquals(5, browser.count(".heading.of-connection"));
    assertEquals(8, browser.count(".lane .lane-use"));
    assertEquals(4, browser.count(".lane .closed"));
    String kept = browser.all(".heading.of-connection").get(4).getDomAttribute("aria-label");
    assertTrue(kept.contains("4 exchanges"), kept);
    assertTrue(kept.contains("closed by the client"), kept);
    assertTrue(browser.count(".lane .lane-idle") >= 2);
  }

  @Test
  void aLinkLeadsToTheSameView() {
    browser.open(page, "group=connection&q=home&open=0.3.0&tab=streamed-unframed");
    assertEquals(3 + 1, browser.count(".row"));
    assertTrue(browser.text("#detail").contains("streamed-unframed"));
    assertEquals("true", browser.one(".row[data-key='0.3.0']").getDomAttribute("aria-selected"));
    choose("group", "none");
    browser.await("return location.hash.includes('group=none')");
    String address = browser.driver().getCurrentUrl();
    browser.open(page, address.substring(address.indexOf('#') + 1));
    assertEquals(0, browser.count(".heading"));
    assertTrue(browser.text("#detail").contains("streamed-unframed"));
  }

  @Test
  void addressesThatNobodyMadeDoNoHarm() {
    browser.open(
        page, "group=x&sort=y&axis=z&from=a&to=-1e99&open=9.9.9&constructor=1&q=%00%3Cb%3E");
    assertEquals(0, browser.count("#detail"));
    assertEquals(0, browser.count("#app b b"));
    browser.open(page, "from=1e300&to=2e300");
    assertTrue(browser.count(".row") > 0);
  }

  @Test
  void keysLeadThroughRowsOpenAndClose() {
    browser.open(page, null);
    browser.run("document.getElementById('list').focus()");
    browser.driver().switchTo().activeElement().sendKeys(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
    String current = browser.one("#list").getDomAttribute("aria-activedescendant");
    assertEquals("/assets/shop.js", browser.text("#" + current + " .target"));
    browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
    assertTrue(browser.text("#detail h3").contains("/assets/shop.js"));
    browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
    assertEquals(0, browser.count("#detail"));
    assertEquals("list", browser.driver().switchTo().activeElement().getDomAttribute("id"));
    browser.driver().switchTo().activeElement().sendKeys("+");
    browser.await("return location.hash.includes('from=')");
    browser.driver().switchTo().activeElement().sendKeys("0");
    browser.await("return !location.hash.includes('from=')");
  }

  @Test
  void everythingHasANameForAScreenReader() {
    browser.open(page, "open=0.0.0");
    assertEquals(List.of(), browser.run(NAMELESS));
    String row = browser.one(".row").getDomAttribute("aria-label");
    assertTrue(row.contains("GET /home; status 200; streamed raw until close"), row);
    assertTrue(row.contains("findings: error streamed-unframed"), row);
  }

  @Test
  void darknessIsRespected() {
    browser.open(page, null);
    Object light = background(browser);
    prefer(browser, "dark");
    Object dark = background(browser);
    prefer(browser, "light");
    assertEquals("rgb(255, 255, 255)", light);
    assertNotEquals(light, dark);
  }

  static Object background(Browser browser) {
    return browser.run("return getComputedStyle(document.body).backgroundColor");
  }

  static void prefer(Browser browser, String scheme) {
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  @Test
  void plotsHaveTheirNumbersInWords() {
    browser.open(page, null);
    List<String> words =
        browser.all("#plots svg").stream().map(plot -> plot.getDomAttribute("aria-label")).toList();
    assertEquals("Exchanges per connection: 1 to 2: 4; 2 to 5: 1", words.get(1), words.toString());
  }
}
