package io.chunkscope.verify;

/**
 * The only place where bytes from the wire become characters for a person. They come as ISO-8859-1
 * strings; valid UTF-8 in them is shown as what it says. What could move the cursor, change a
 * colour, reorder or hide text (controls, escape sequences, bidirectional and invisible format
 * characters) is shown as {@code \xHH}, one for each byte.
 */
public final class Excerpt {
  private static final String HEX = "0123456789abcdef";
  private static final char ELLIPSIS = '…';

  private Excerpt() {}

  /** A value from the wire, all of it; every byte that is not text is escaped. */
  public static String of(String wire) {
    return shown(wire, false);
  }

  /** A value from the wire, cut to {@code limit} characters with an ellipsis at the end. */
  public static String of(String wire, int limit) {
    // A character takes at most four bytes: what lies further on could not be shown anyway.
    String head = wire.length() > 4 * limit ? wire.substring(0, 4 * limit) : wire;
    String shown = of(head);
    if (shown.length() <= limit && head.length() == wire.length()) {
      return shown;
    }
    int end = Math.min(shown.length(), limit - 1);
    if (end > 0 && Character.isHighSurrogate(shown.charAt(end - 1))) {
      end--;
    }
    return shown.substring(0, end) + ELLIPSIS;
  }

  /**
   * A sentence of our own that may quote the wire: as {@link #of(String)}, but a lone printable
   * character beyond ASCII (the section sign, say) is ours and stays.
   */
  public static String sentence(String text) {
    return shown(text, true);
  }

  private static String shown(String text, boolean keepLatin1) {
    int plain = 0;
    while (plain < text.length() && isPlain(text.charAt(plain))) {
      plain++;
    }
    if (plain == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, plain);
    int i = plain;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        out.append(c);
        i++;
        continue;
      }
      int length = utf8Length(text, i);
      if (length > 0) {
        int codePoint = utf8CodePoint(text, i, length);
        if (isVisible(codePoint)) {
          out.appendCodePoint(codePoint);
        } else {
          for (int k = 0; k < length; k++) {
            escape(out, text.charAt(i + k));
          }
        }
        i += length;
        continue;
      }
      int codePoint = text.codePointAt(i);
      if (codePoint > 0xff || (keepLatin1 && codePoint >= 0xa0)) {
        own(out, codePoint);
      } else {
        escape(out, c);
      }
      i += Character.charCount(codePoint);
    }
    return out.toString();
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c < 0x7f;
  }

  /** A character beyond ISO-8859-1 cannot be a byte; a file's name may hold one. */
  private static void own(StringBuilder out, int codePoint) {
    if (isVisible(codePoint)) {
      out.appendCodePoint(codePoint);
      return;
    }
    out.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
  }

  private static void escape(StringBuilder out, int octet) {
    out.append("\\x").append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      // A no-break or ideographic space passes for an ordinary one.
      case Character.SPACE_SEPARATOR -> codePoint == ' ';
      default -> true;
    };
  }

  /** Length of the well-formed UTF-8 sequence (RFC 3629 §4) that begins here; 0 if none does. */
  private static int utf8Length(String text, int at) {
    int lead = text.charAt(at);
    int length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length == 0 || at + length > text.length()) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      int c = text.charAt(at + i);
      if (c < 0x80 || c > 0xbf) {
        return 0;
      }
    }
    int codePoint = utf8CodePoint(text, at, length);
    boolean overlong = (length == 3 && codePoint < 0x800) || (length == 4 && codePoint < 0x10000);
    boolean surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    return overlong || surrogate || codePoint > Character.MAX_CODE_POINT ? 0 : length;
  }

  private static int utf8CodePoint(String text, int at, int length) {
    int codePoint = text.charAt(at) & 0x7f >> length;
    for (int i = 1; i < length; i++) {
      codePoint = codePoint << 6 | (text.charAt(at + i) & 0x3f);
    }
    return codePoint;
  }
}
