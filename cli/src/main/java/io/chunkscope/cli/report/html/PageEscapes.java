package io.chunkscope.cli.report.html;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

/**
 * Escapes for JSON inside a page: nothing in it can end the element that holds it, or begin a
 * comment there. What is not ASCII the generator escapes itself.
 */
final class PageEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final SerializedString LESS = new SerializedString("\\u003C");
  private static final SerializedString MORE = new SerializedString("\\u003E");
  private static final SerializedString AMPERSAND = new SerializedString("\\u0026");

  private final int[] ascii = standardAsciiEscapesForJSON();

  PageEscapes() {
    ascii['<'] = ESCAPE_CUSTOM;
    ascii['>'] = ESCAPE_CUSTOM;
    ascii['&'] = ESCAPE_CUSTOM;
    ascii[0x7f] = ESCAPE_STANDARD;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  @Override
  public SerializableString getEscapeSequence(int ch) {
    return switch (ch) {
      case '<' -> LESS;
      case '>' -> MORE;
      case '&' -> AMPERSAND;
      default -> null;
    };
  }
}
