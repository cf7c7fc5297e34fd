package io.chunkscope.analyzer.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Bytes written as text: visible escapes say what is on the wire, line breaks of the text do not.
 */
final class Wire {
  private Wire() {}

  /**
   * Turns {@code \r}, {@code \n}, {@code \t}, {@code \0}, {@code \x7f} and {@code \\} into octets
   * and drops real line breaks.
   */
  static byte[] bytes(String visible) {
    StringBuilder octets = new StringBuilder();
    int index = 0;
    while (index < visible.length()) {
      char character = visible.charAt(index++);
      if (character == '\n') {
        continue;
      }
      if (character != '\\') {
        octets.append(character);
        continue;
      }
      char escape = visible.charAt(index++);
      switch (escape) {
        case 'r' -> octets.append('\r');
        case 'n' -> octets.append('\n');
        case 't' -> octets.append('\t');
        case '0' -> octets.append('\0');
        case '\\' -> octets.append('\\');
        case 'x' -> {
          octets.append((char) Integer.parseInt(visible.substring(index, index + 2), 16));
          index += 2;
        }
        default -> throw new IllegalArgumentException("no such escape: \\" + escape);
      }
    }
    return octets.toString().getBytes(ISO_8859_1);
  }

  /** The reverse, for logs. */
  static String visible(byte[] bytes, int offset, int length) {
    StringBuilder text = new StringBuilder();
    for (int index = offset; index < offset + length; index++) {
      int octet = bytes[index] & 0xff;
      switch (octet) {
        case '\r' -> text.append("\\r");
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        default -> {
          if (octet < 0x20 || octet > 0x7e) {
            text.append(String.format("\\x%02x", octet));
          } else {
            text.append((char) octet);
          }
        }
      }
    }
    return text.toString();
  }
}
