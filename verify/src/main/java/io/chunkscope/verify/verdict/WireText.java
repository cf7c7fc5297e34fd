package io.chunkscope.verify.verdict;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Wire bytes as one word of visible ASCII, so that a line of a verdict is a line whatever they are.
 */
public final class WireText {
  /** A longer word is cut, and told apart from others that begin alike by length and checksum. */
  static final int MAX_LENGTH = 1024;

  private static final String HEX = "0123456789abcdef";
  private static final String EMPTY = "\\-";

  private WireText() {}

  /**
   * The word for these bytes: visible ASCII as it is, backslash and everything else as {@code
   * \xHH}, nothing as {@code \-}; after {@value #MAX_LENGTH} bytes {@code \+}, how many there are
   * in all, {@code #} and their CRC-32.
   *
   * @param wire ISO-8859-1
   */
  public static String word(String wire) {
    if (wire.isEmpty()) {
      return EMPTY;
    }
    int shown = Math.min(wire.length(), MAX_LENGTH);
    StringBuilder text = new StringBuilder(shown);
    for (int i = 0; i < shown; i++) {
      char c = wire.charAt(i);
      if (c > ' ' && c < 0x7f && c != '\\') {
        text.append(c);
      } else {
        text.append("\\x").append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
      }
    }
    if (shown < wire.length()) {
      CRC32 checksum = new CRC32();
      checksum.update(wire.getBytes(StandardCharsets.ISO_8859_1));
      text.append("\\+").append(wire.length()).append('#');
      text.append(Long.toHexString(checksum.getValue()));
    }
    return text.toString();
  }
}
