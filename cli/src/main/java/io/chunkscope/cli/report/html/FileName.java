package io.chunkscope.cli.report.html;

/**
 * What the page calls a capture: a page is passed on, and where its maker keeps files is theirs.
 */
public final class FileName {
  private static final int MAX_CHARS = 120;

  private FileName() {}

  /**
   * The name without its folders, escaped.
   *
   * @param file as given on the command line; - for standard input
   */
  public static String of(String file) {
    if (file.equals("-")) {
      return "standard input";
    }
    int folder = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
    return Clip.wire(file.substring(folder + 1), MAX_CHARS);
  }
}
