package io.chunkscope.cli.report.html;

import io.chunkscope.verify.Excerpt;

/** Text for the page: escaped, and no longer than a page can show. */
public final class Clip {
  private Clip() {}

  /** A value from the wire; null stays null. */
  public static String wire(String value, int limit) {
    if (value == null) {
      return null;
    }
    int left = value.length() - limit;
    return left <= 0
        ? Excerpt.of(value)
        : Excerpt.of(value.substring(0, limit)) + "… (" + left + " more bytes)";
  }

  /** A sentence of ours that may quote the wire. */
  public static String sentence(String text, int limit) {
    if (text == null) {
      return "";
    }
    return Excerpt.sentence(text.length() <= limit ? text : text.substring(0, limit) + "…");
  }
}
