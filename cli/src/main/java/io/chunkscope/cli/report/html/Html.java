package io.chunkscope.cli.report.html;

/** Writes elements; text and attributes are always escaped, and there is no way around it. */
public final class Html {
  private final StringBuilder out = new StringBuilder(8_192);

  /** Begins an element; attributes are names and values in turn. */
  public Html open(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
    return this;
  }

  public Html close(String element) {
    out.append("</").append(element).append(">\n");
    return this;
  }

  public Html text(String text) {
    escape(text);
    return this;
  }

  /** A whole element with text in it. */
  public Html element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close(element);
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
