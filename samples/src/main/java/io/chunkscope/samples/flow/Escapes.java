package io.chunkscope.samples.flow;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Payload text to bytes. Characters stand for their UTF-8 bytes; {@code \r \n \t \0 \\ \xHH} for
 * single bytes; {@code *3000 text} at the start of a line for text over and over up to 3000 bytes.
 */
final class Escapes {
  private static final int LONGEST_REPETITION_BYTES = 1 << 20;

  private Escapes() {}

  /** Reads one line of payload. */
  static byte[] line(String text) {
    if (!text.startsWith("*")) {
      return unescape(text);
    }
    int space = text.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("a repetition is written *<bytes> <text>");
    }
    int length = Words.number(text.substring(1, space), 1, LONGEST_REPETITION_BYTES);
    byte[] unit = unescape(text.substring(space + 1));
    if (unit.length == 0) {
      throw new IllegalArgumentException("nothing to repeat");
    }
    byte[] repeated = new byte[length];
    for (int i = 0; i < length; i++) {
      repeated[i] = unit[i % unit.length];
    }
    return repeated;
  }

  /** Replaces escapes. */
  static byte[] unescape(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (c != '\\') {
        out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(c);
        continue;
      }
      if (i + 1 == text.length()) {
        throw new IllegalArgumentException("a lone backslash at the end; write \\\\ for one");
      }
      char kind = text.charAt(i + 1);
      i += 2;
      switch (kind) {
        case 'r' -> out.write('\r');
        case 'n' -> out.write('\n');
        case 't' -> out.write('\t');
        case '0' -> out.write(0);
        case '\\' -> out.write('\\');
        case 'x' -> {
          out.write(hexByte(text, i));
          i += 2;
        }
        default -> throw new IllegalArgumentException("unknown escape \\" + kind);
      }
    }
    return out.toByteArray();
  }

  private static int hexByte(String text, int at) {
    if (at + 2 <= text.length()) {
      int high = Character.digit(text.charAt(at), 16);
      int low = Character.digit(text.charAt(at + 1), 16);
      if (high >= 0 && low >= 0) {
        return high << 4 | low;
      }
    }
    throw new IllegalArgumentException("\\x needs two hexadecimal digits");
  }
}
