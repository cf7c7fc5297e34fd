package io.chunkscope.cli.report.html;

import io.chunkscope.verify.Excerpt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Puts a page together: what it may do, what it says without a script, its data, its script. */
public final class PageWriter {

  /** The data of a page as JSON that may stand in it. */
  public interface Data {
    /**
     * Writes them.
     *
     * @param room bytes that they may take
     */
    byte[] write(long room) throws IOException;
  }

  private final PageAssets assets;
  private final String version;
  private final long pageBytes;

  /**
   * @param pageBytes the size that the page must not exceed
   */
  public PageWriter(PageAssets assets, String version, long pageBytes) {
    this.assets = assets;
    this.version = version;
    this.pageBytes = pageBytes;
  }

  /**
   * Writes the page; {@code out} is not closed.
   *
   * @param title not escaped yet
   * @param main writes what stands in the page itself
   */
  public void write(OutputStream out, String title, Consumer<Html> main, Data data)
      throws IOException {
    byte[] before = utf8(head(title) + body(main));
    byte[] after = utf8("</script>\n<script>" + assets.script() + "</script>\n</body>\n</html>\n");
    byte[] json = data.write(pageBytes - (long) before.length - after.length);
    out.write(before);
    out.write(json);
    out.write(after);
  }

  private String head(String title) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + new Html()
            .open("meta", "http-equiv", "Content-Security-Policy", "content", assets.policy())
            .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
            .open("meta", "name", "color-scheme", "content", "light dark")
            .open("meta", "name", "referrer", "content", "no-referrer")
            .open("meta", "name", "generator", "content", "Chunkscope " + version)
            .element("title", Excerpt.sentence(title) + " - Chunkscope")
        + "<style>"
        + assets.style()
        + "</style>\n</head>\n";
  }

  private String body(Consumer<Html> main) {
    Html html = new Html();
    html.open("body").open("main");
    main.accept(html);
    html.close("main");
    html.open("footer");
    html.text("Made by Chunkscope " + version + ". This page loads nothing from anywhere.");
    html.close("footer");
    html.open("script", "type", "application/json", "id", "data");
    return html.toString();
  }

  /** Where the waterfall is drawn. */
  public static void waterfall(Html html, String title) {
    html.open("section", "class", "waterfall", "aria-labelledby", "waterfall-title");
    html.element("h2", title, "id", "waterfall-title");
    html.open("div", "id", "app");
    html.open("noscript");
    html.element("p", "The waterfall is drawn by a script, which this browser does not run.");
    html.close("noscript");
    html.close("div").close("section");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
