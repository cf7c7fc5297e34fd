package io.chunkscope.cli.report.text;

import java.io.IOException;
import java.io.Writer;

/** Lines of text, wrapped at a width. Escape sequences of {@link Ink} take no room. */
public final class Page {
  /** Narrower than this is not worth wrapping at. */
  public static final int MIN_WIDTH = 40;

  private final Writer out;
  private final int width;
  private final Ink ink;

  /**
   * @param width columns of a line; less than {@link #MIN_WIDTH} counts as that
   */
  public Page(Writer out, int width, Ink ink) {
    this.out = out;
    this.width = Math.max(MIN_WIDTH, width);
    this.ink = ink;
  }

  /** The colours of this page. */
  public Ink ink() {
    return ink;
  }

  /** An empty line. */
  public void gap() throws IOException {
    out.write('\n');
  }

  /** One line as it is, however long. */
  public void line(String text) throws IOException {
    out.write(text);
    out.write('\n');
  }

  /** Text wrapped at blanks, every line indented alike. */
  public void paragraph(int indent, String text) throws IOException {
    paragraph(" ".repeat(indent), indent, text);
  }

  /**
   * Text wrapped at blanks.
   *
   * @param lead what the first line begins with
   * @param hanging how far the following lines are indented
   */
  public void paragraph(String lead, int hanging, String text) throws IOException {
    StringBuilder line = new StringBuilder(lead);
    int column = columns(lead);
    boolean first = true;
    for (String word : text.strip().split(" +", -1)) {
      int length = columns(word);
      if (!first && column + 1 + length > width) {
        line(line.toString());
        line.setLength(0);
        line.append(" ".repeat(hanging));
        column = hanging;
        first = true;
      }
      if (!first) {
        line.append(' ');
        column++;
      }
      line.append(word);
      column += length;
      first = false;
    }
    line(line.toString());
  }

  /** Characters shown, without colours. */
  private static int columns(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\u001b') {
        i = text.indexOf('m', i);
      } else if (!Character.isLowSurrogate(text.charAt(i))) {
        columns++;
      }
    }
    return columns;
  }

  /** Hands what was written on to where it goes. */
  public void flush() throws IOException {
    out.flush();
  }
}
