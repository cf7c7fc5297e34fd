package io.chunkscope.cli.report.csv;

import io.chunkscope.verify.Excerpt;

/**
 * Cells that are only ever text. What comes from the wire is escaped as in reports for people; what
 * a spreadsheet would run as a formula has an apostrophe before it, which makes it text there.
 */
final class CsvCell {
  /** Spreadsheets cut longer cells, or spill them over their neighbours. */
  static final int MAX_CHARS = 4_096;

  /** Those of ASCII, and the full-width ones that some spreadsheets take for the same. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private CsvCell() {}

  /** A value from the wire; empty for null. */
  static String wire(String value) {
    return value == null ? "" : quoted(defused(Excerpt.of(value, MAX_CHARS)));
  }

  /** Text of our own that may quote the wire. */
  static String own(String text) {
    String shown = Excerpt.sentence(text);
    return quoted(defused(shown.length() > MAX_CHARS ? shown.substring(0, MAX_CHARS) : shown));
  }

  /** A number; empty when it is negative, which stands for unknown. */
  static String number(long value) {
    return value < 0 ? "" : Long.toString(value);
  }

  private static String defused(String text) {
    int first = 0;
    while (first < text.length() && text.charAt(first) == ' ') {
      first++;
    }
    boolean runs = first < text.length() && FORMULA.indexOf(text.charAt(first)) >= 0;
    return runs ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain =
        text.chars()
            .noneMatch(
                c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';' || c == '\t');
    boolean blankEnds = text.startsWith(" ") || text.endsWith(" ");
    return plain && !blankEnds ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
