package io.chunkscope.cli.report.html;

import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.verify.Excerpt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Puts the page together: what it may do, what it says without a script, its data, its script. */
final class PageWriter {
  private final PageAssets assets;
  private final SummaryHtml summary;
  private final String version;

  PageWriter(PageAssets assets, SummaryHtml summary, String version) {
    this.assets = assets;
    this.summary = summary;
    this.version = version;
  }

  void write(OutputStream out, RunRecord run, PageData data, PageLimits limits) throws IOException {
    byte[] before = utf8(head() + body(run, limits));
    byte[] after = utf8("</script>\n<script>" + assets.script() + "</script>\n</body>\n</html>\n");
    byte[] json = data.write(limits.pageBytes() - (long) before.length - after.length);
    out.write(before);
    out.write(json);
    out.write(after);
  }

  private String head() {
    String title = Excerpt.sentence(summary.verdict());
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + new Html()
            .open("meta", "http-equiv", "Content-Security-Policy", "content", assets.policy())
            .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
            .open("meta", "name", "color-scheme", "content", "light dark")
            .open("meta", "name", "referrer", "content", "no-referrer")
            .open("meta", "name", "generator", "content", "Chunkscope " + version)
            .element("title", title + " - Chunkscope")
        + "<style>"
        + assets.style()
        + "</style>\n</head>\n";
  }

  private String body(RunRecord run, PageLimits limits) {
    Html html = new Html();
    html.open("body").open("main");
    summary.write(html);
    html.open("section", "class", "waterfall", "aria-labelledby", "waterfall-title");
    html.element("h2", "Exchanges", "id", "waterfall-title");
    html.open("div", "id", "app");
    html.open("noscript");
    html.element("p", "The waterfall is drawn by a script, which this browser does not run.");
    html.close("noscript");
    html.close("div").close("section");
    ServerTableHtml.write(html, run.summary(), limits.servers());
    html.close("main");
    html.open("footer");
    html.text("Made by Chunkscope " + version + ". This page loads nothing from anywhere.");
    html.close("footer");
    html.open("script", "type", "application/json", "id", "data");
    return html.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
