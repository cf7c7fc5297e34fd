package io.chunkscope.samples.flow;

import java.util.List;

/** What follows a directive's word, read from left to right. */
final class Arguments {
  private String rest;

  Arguments(String rest) {
    this.rest = rest.strip();
  }

  boolean isEmpty() {
    return rest.isEmpty();
  }

  /** The next word. */
  String next(String meaning) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException("missing: " + meaning);
    }
    int space = rest.indexOf(' ');
    String word = space < 0 ? rest : rest.substring(0, space);
    rest = space < 0 ? "" : rest.substring(space + 1).stripLeading();
    return word;
  }

  /** The next word, or another when there is none. */
  String nextOr(String fallback) {
    return rest.isEmpty() ? fallback : next("");
  }

  /** Everything left, as payload text. */
  byte[] text() {
    byte[] bytes = Escapes.line(rest);
    rest = "";
    return bytes;
  }

  /** Everything left, as words. */
  List<String> words() {
    List<String> words = rest.isEmpty() ? List.of() : List.of(rest.split(" +"));
    rest = "";
    return words;
  }
}
