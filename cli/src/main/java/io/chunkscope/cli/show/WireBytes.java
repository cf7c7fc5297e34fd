package io.chunkscope.cli.show;

/** Bytes as a person reads them: ASCII as it is, line ends as \r\n, all else as \xHH. */
final class WireBytes {
  private static final String HEX = "0123456789abcdef";

  private WireBytes() {}

  /** The bytes, cut with an ellipsis of three dots to so many characters. */
  static String shown(byte[] bytes, int offset, int length, int maxChars) {
    StringBuilder text = new StringBuilder(Math.min(length, maxChars) + 8);
    for (int i = 0; i < length; i++) {
      int before = text.length();
      append(text, bytes[offset + i] & 0xff);
      if (text.length() > maxChars - (i == length - 1 ? 0 : 3)) {
        text.setLength(before);
        return text.append("...").toString();
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, int octet) {
    switch (octet) {
      case '\r' -> text.append("\\r");
      case '\n' -> text.append("\\n");
      case '\t' -> text.append("\\t");
      case '\\' -> text.append("\\\\");
      default -> {
        if (octet >= 0x20 && octet < 0x7f) {
          text.append((char) octet);
        } else {
          text.append("\\x").append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
        }
      }
    }
  }
}
