package io.chunkscope.cli.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Chromium without a window and without a network, as the tests need it. As an extension of a class
 * it lives as long as the tests of the class, of which none may leave a word on its console.
 */
final class Browser
    implements AutoCloseable, BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** It warns that it knows no DevTools protocol as new as the browser's; none is needed. */
  private static final Logger QUIET = Logger.getLogger("org.openqa.selenium");

  private final boolean scripts;
  private ChromeDriver driver;

  /** One that is not started. */
  Browser(boolean scripts) {
    this.scripts = scripts;
  }

  /** Starts one; the test is skipped where it is not installed. */
  static Browser started(boolean scripts) {
    Browser browser = new Browser(scripts);
    browser.start();
    return browser;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertQuietConsole();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  private void start() {
    QUIET.setLevel(Level.SEVERE);
    File chromium = find("chromium", "chromium-browser", "google-chrome");
    File chromedriver = find("chromedriver");
    assumeTrue(
        chromium != null && chromedriver != null,
        "no chromium and chromedriver on the path (Debian's chromium and chromium-driver)");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-extensions",
        "--disable-background-networking",
        "--no-first-run",
        "--window-size=1440,1100",
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");
    if (!scripts) {
      options.setExperimentalOption(
          "prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    // Told where it is, so that nothing is looked for or fetched.
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver)
            .usingAnyFreePort()
            .build();
    driver = new ChromeDriver(service, options);
  }

  private static File find(String... names) {
    List<String> places =
        Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
    for (String name : names) {
      for (String place : places) {
        File file = new File(place, name);
        if (file.canExecute()) {
          return file;
        }
      }
    }
    return null;
  }

  /** Opens a page from disk; what follows # may be null. */
  void open(Path page, String hash) {
    driver.get("about:blank");
    driver.get(page.toUri() + (hash == null ? "" : "#" + hash));
    await("return document.documentElement.dataset.ready === 'yes'");
  }

  ChromeDriver driver() {
    return driver;
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Waits until a script returns true. */
  void await(String script) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20))
        .until(any -> Boolean.TRUE.equals(driver.executeScript(script)));
  }

  WebElement one(String selector) {
    return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20))
        .until(any -> driver.findElement(By.cssSelector(selector)));
  }

  /** Of a drawn rectangle, in the drawing's own units. */
  double width(String selector) {
    return Double.parseDouble(one(selector).getDomAttribute("width"));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  int count(String selector) {
    return all(selector).size();
  }

  String text(String selector) {
    return one(selector).getText();
  }

  /** Nothing was complained of, and nothing was refused by the page's policy. */
  void assertQuietConsole() {
    assertEquals(List.of(), complaints());
  }

  /** What was written to the console since it was asked for. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .toList();
  }

  @Override
  public void close() {
    if (driver != null) {
      driver.quit();
      driver = null;
    }
  }
}
