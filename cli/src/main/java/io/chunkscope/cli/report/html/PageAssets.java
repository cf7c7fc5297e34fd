package io.chunkscope.cli.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The page's script and style, put together from their files, and the policy that allows them and
 * nothing else.
 */
public final class PageAssets {
  /** What all pages begin with; a file uses what files before it define. */
  private static final List<String> BASE = List.of("words.js", "data.js", "format.js");

  /** What the page of a report has for itself, between what it shares with others. */
  private static final List<String> REPORT =
      List.of(
          "exchanges.js",
          "view.js",
          "state.js",
          "scale.js",
          "select.js",
          "patterns.js",
          "span.js",
          "bar.js",
          "lane.js",
          "marks.js",
          "list.js",
          "row.js",
          "controls.js",
          "toolbar.js",
          "samples.js",
          "legend.js",
          "finding.js",
          "panel.js",
          "tables.js",
          "detail.js",
          "plots.js",
          "shell.js",
          "main.js");

  private static final List<String> HOP =
      List.of(
          "hop/pairs.js",
          "hop/view.js",
          "state.js",
          "scale.js",
          "hop/select.js",
          "patterns.js",
          "span.js",
          "hop/lanes.js",
          "marks.js",
          "list.js",
          "hop/row.js",
          "controls.js",
          "hop/toolbar.js",
          "samples.js",
          "hop/legend.js",
          "finding.js",
          "panel.js",
          "hop/tables.js",
          "hop/detail.js",
          "shell.js",
          "hop/main.js");

  private static final List<String> STYLES =
      List.of("page.css", "waterfall.css", "detail.css", "print.css");

  private static final String PREACT = "/META-INF/resources/webjars/preact/";

  private final String script;
  private final String style;

  private PageAssets(List<String> ownScripts, List<String> ownStyles) throws IOException {
    StringBuilder scripts = new StringBuilder(96_000);
    scripts.append("/*! ").append(comment(read(PREACT + preactVersion() + "/LICENSE")));
    scripts.append("*/\n").append(preact()).append("\n(() => {\n\"use strict\";\n");
    append(scripts, BASE);
    append(scripts, ownScripts);
    script = scripts.append("})();\n").toString();
    StringBuilder styles = new StringBuilder(24_000);
    append(styles, STYLES);
    append(styles, ownStyles);
    style = styles.toString();
  }

  /** Of the page of a report. */
  static PageAssets ofReport() throws IOException {
    return new PageAssets(REPORT, List.of());
  }

  /** Of the page that compares both sides of a hop. */
  public static PageAssets ofHop() throws IOException {
    return new PageAssets(HOP, List.of("hop/hop.css"));
  }

  /** Of a page that says only that there was nothing to compare. */
  public static PageAssets ofHopWithoutScript() throws IOException {
    return new PageAssets(List.of(), List.of());
  }

  private static void append(StringBuilder text, List<String> files) throws IOException {
    for (String file : files) {
      text.append(read("page/" + file));
    }
  }

  private static String preact() throws IOException {
    String source = read(PREACT + preactVersion() + "/dist/preact.min.umd.js");
    // A map of the source would be looked for beside the page.
    int map = source.indexOf("//# sourceMappingURL");
    return map < 0 ? source : source.substring(0, map);
  }

  private static String preactVersion() throws IOException {
    return read("page/preact.version").strip();
  }

  private static String comment(String text) {
    return text.replace("*/", "* /");
  }

  private static String read(String name) throws IOException {
    try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("part of the page is missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  String script() {
    return script;
  }

  String style() {
    return style;
  }

  /** The Content-Security-Policy: this script, this style, and nothing from anywhere. */
  String policy() {
    return "default-src 'none'; script-src 'sha256-"
        + hash(script)
        + "'; style-src 'sha256-"
        + hash(style)
        + "'; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
