package io.chunkscope.cli.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.cli.HostileCapture;
import io.chunkscope.cli.Invocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Captures that would do harm do none. */
class HostilePageTest {
  private static final String MADE_OF_MARKUP =
      "return [...document.querySelectorAll('script, img, iframe, object, embed, link, form, b i')]"
          + ".map(each => each.outerHTML.slice(0, 80))";

  @TempDir static Path folder;
  @RegisterExtension static final Browser browser = new Browser(true);
  private static Path page;

  @BeforeAll
  static void makePage() throws Exception {
    Path capture = folder.resolve("hostile.pcap");
    Files.write(capture, HostileCapture.bytes());
    page = page(capture);
  }

  @Test
  void nothingOfTheCaptureIsExecutedOrObeyed() {
    assertHarmless(page);
  }

  static List<Path> recorded() {
    return HostileCapture.recorded();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void neitherIsAnythingOfTheCorpusesRecipes(Path capture) throws Exception {
    assertHarmless(page(capture));
  }

  /** Opens every row of a page and looks for what the capture would have made of it. */
  private static void assertHarmless(Path page) {
    browser.open(page, "group=none");
    List<?> keys =
        (List<?>)
            browser.run(
                "return [...document.querySelectorAll('.row')].map(row => row.dataset.key)");
    assertTrue(keys.size() >= 2, keys.toString());
    StringBuilder told = new StringBuilder();
    for (Object key : keys) {
      browser.run("location.hash = 'group=none&open=" + key + "'");
      browser.await("return document.getElementById('detail') !== null");
      browser.run("document.querySelectorAll('details').forEach(each => each.open = true)");
      told.append(browser.run("return document.body.innerText"));
    }
    browser.open(page, "group=connection");
    // An alert would make every further command fail; what is made of markup would be found.
    List<?> markup = (List<?>) browser.run(MADE_OF_MARKUP);
    assertEquals(2, markup.size(), markup.toString());
    String shown = told.append(browser.run("return document.body.innerText")).toString();
    assertTrue(shown.contains("<script>alert(1)</script>"), "the wire is quoted");
    List<Integer> dangerous = shown.chars().filter(HostileCapture::isDangerous).boxed().toList();
    assertEquals(List.of(), dangerous);
    browser.assertQuietConsole();
  }

  @Test
  void thePolicyRefusesWhatWouldGetIntoThePageAllTheSame() throws Exception {
    browser.open(page, null);
    browser.run(
        "const script = document.createElement('script');"
            + "script.textContent = 'window.harmed = true';"
            + "document.body.append(script);"
            + "document.body.insertAdjacentHTML('beforeend',"
            + " '<img src=\"x\" onerror=\"window.harmed = true\"><p id=styled style=\"color:red\">');");
    browser.await("return document.getElementById('styled') !== null");
    assertEquals(null, browser.run("return window.harmed"));
    assertEquals("", browser.run("return document.getElementById('styled').style.color"));
    List<String> refused = browser.complaints();
    assertEquals(4, refused.size(), refused::toString);
    assertTrue(refused.stream().allMatch(each -> each.contains("Content Security Policy")));
  }

  @Test
  void withoutScriptsVerdictAndServersAreThere() {
    try (Browser plain = Browser.started(false)) {
      plain.driver().get(page.toUri().toString());
      assertTrue(plain.text("h1").contains("streamed but not framed"));
      assertTrue(plain.text("#app").contains("a script, which this browser does not run"));
      assertTrue(plain.count(".servers tbody tr") >= 1);
    }
  }

  private static Path page(Path capture) throws Exception {
    Path page = Files.createTempFile(folder, "report", ".html");
    Files.delete(page);
    Invocation made = Invocation.of("report", capture.toString(), "-o", page.toString());
    assertEquals(0, made.status(), made.err());
    return page;
  }
}
