package io.chunkscope.cli.report.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;

/**
 * Escapes beyond what RFC 8259 demands: DEL and the C1 controls, which a terminal may obey; the two
 * line separators, which JavaScript takes for line ends; and surrogates, so that half a pair in a
 * file's name cannot make a report invalid.
 */
final class JsonEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int DEL = 0x7f;
  private static final int LAST_C1 = 0x9f;

  private final int[] ascii = standardAsciiEscapesForJSON();
  private final SerializedString[] c1 = new SerializedString[LAST_C1 + 1];

  JsonEscapes() {
    ascii[DEL] = ESCAPE_STANDARD;
    for (int i = DEL; i <= LAST_C1; i++) {
      c1[i] = escape(i);
    }
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  @Override
  public SerializableString getEscapeSequence(int ch) {
    if (ch <= LAST_C1) {
      return ch < DEL ? null : c1[ch];
    }
    boolean separator = ch == 0x2028 || ch == 0x2029;
    return separator || Character.isSurrogate((char) ch) ? escape(ch) : null;
  }

  private static SerializedString escape(int ch) {
    return new SerializedString(String.format(Locale.ROOT, "\\u%04X", ch));
  }
}
