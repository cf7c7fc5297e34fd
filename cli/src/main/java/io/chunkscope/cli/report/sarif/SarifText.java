package io.chunkscope.cli.report.sarif;

import io.chunkscope.verify.Excerpt;

/**
 * Text as a SARIF message has it: brackets would be links (§3.11.6), braces placeholders (§3.11.5),
 * so both are escaped, whoever put them there.
 */
final class SarifText {
  private static final int MAX_CHARS = 8_000;

  private SarifText() {}

  /** A message; what it quotes from the wire is escaped first. */
  static String message(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    String[] paragraphs = text.split("\n", -1);
    for (int i = 0; i < paragraphs.length; i++) {
      out.append(i == 0 ? "" : "\n");
      append(out, Excerpt.sentence(paragraphs[i]));
    }
    return out.toString();
  }

  private static void append(StringBuilder out, String shown) {
    int end = Math.min(shown.length(), MAX_CHARS);
    for (int i = 0; i < end; i++) {
      char c = shown.charAt(i);
      switch (c) {
        case '[', ']', '\\' -> out.append('\\').append(c);
        case '{', '}' -> out.append(c).append(c);
        default -> out.append(c);
      }
    }
    if (end < shown.length()) {
      out.append('…');
    }
  }
}
