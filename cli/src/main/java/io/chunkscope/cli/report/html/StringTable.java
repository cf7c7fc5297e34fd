package io.chunkscope.cli.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Strings that the page's data name by number: heads repeat themselves from exchange to exchange.
 * What was added since a mark can be taken back, when what needed it finds no room.
 */
public final class StringTable {
  /** In data: no string. */
  static final int NONE = -1;

  private static final int ESCAPE_CHARS = 6;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> strings = new ArrayList<>();
  private long bytes;

  /** The number of a string; {@link #NONE} for null. */
  public int number(String text) {
    if (text == null) {
      return NONE;
    }
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    int number = strings.size();
    numbers.put(text, number);
    strings.add(text);
    bytes += size(text);
    return number;
  }

  /**
   * What it takes as JSON with a comma, at most: {@link PageEscapes} and those for what is not
   * ASCII.
   */
  private static int size(String text) {
    int size = 3;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
      size += plain ? 1 : ESCAPE_CHARS;
    }
    return size;
  }

  int mark() {
    return strings.size();
  }

  void backTo(int mark) {
    while (strings.size() > mark) {
      String last = strings.remove(strings.size() - 1);
      numbers.remove(last);
      bytes -= size(last);
    }
  }

  /** What all of them take in the page. */
  long bytes() {
    return bytes;
  }

  List<String> strings() {
    return strings;
  }
}
