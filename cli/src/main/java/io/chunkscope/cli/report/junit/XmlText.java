package io.chunkscope.cli.report.junit;

/**
 * Text as XML 1.0 may hold it: what has a meaning in XML is written as a reference, and characters
 * that no document may contain, even as references, are shown as <code>&#92;u{HEX}</code>.
 */
final class XmlText {
  private XmlText() {}

  /** Between tags. */
  static String content(String text) {
    return escaped(text, false);
  }

  /** Between quotation marks; line ends survive as references. */
  static String attribute(String text) {
    return escaped(text, true);
  }

  private static String escaped(String text, boolean inAttribute) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(codePoint -> append(out, codePoint, inAttribute));
    return out.toString();
  }

  private static void append(StringBuilder out, int codePoint, boolean inAttribute) {
    switch (codePoint) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\r' -> out.append("&#13;");
      case '\n' -> out.append(inAttribute ? "&#10;" : "\n");
      case '\t' -> out.append(inAttribute ? "&#9;" : "\t");
      default -> {
        if (isAllowed(codePoint)) {
          out.appendCodePoint(codePoint);
        } else {
          out.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
        }
      }
    }
  }

  /** The production Char of XML 1.0, less the C1 controls, which it discourages. */
  private static boolean isAllowed(int codePoint) {
    return (codePoint >= 0x20 && codePoint < 0x7f)
        || (codePoint >= 0xa0 && codePoint <= 0xd7ff)
        || (codePoint >= 0xe000 && codePoint <= 0xfffd)
        || codePoint >= 0x10000;
  }
}
