package io.chunkscope.verify.verdict;

import java.util.regex.Pattern;

/** The words of one line of a verdict, taken from left to right. */
final class Words {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  private final String[] words;
  private int next;

  Words(String line) {
    words = line.split(" ", -1);
    for (String word : words) {
      if (word.isEmpty()) {
        throw new DamagedLine("two spaces together, or one at an end");
      }
    }
  }

  boolean hasNext() {
    return next < words.length;
  }

  /** The next word, which stays; empty at the end. */
  String peek() {
    return hasNext() ? words[next] : "";
  }

  /**
   * The next word.
   *
   * @param what it should be, for the message when the line ends here
   */
  String next(String what) {
    if (!hasNext()) {
      throw new DamagedLine("it ends where " + what + " should be");
    }
    return words[next++];
  }

  /** Takes a word that has to be this one. */
  void expect(String word) {
    String found = next("'" + word + "'");
    if (!found.equals(word)) {
      throw new DamagedLine("'" + shown(found) + "' where '" + word + "' should be");
    }
  }

  /** Takes this word if it comes next. */
  boolean take(String word) {
    boolean there = peek().equals(word);
    if (there) {
      next++;
    }
    return there;
  }

  /** A number in decimal, not negative. */
  static long number(String text, String what) {
    if (!NUMBER.matcher(text).matches()) {
      throw new DamagedLine("'" + shown(text) + "' is not " + what);
    }
    return Long.parseLong(text);
  }

  /** A word fit for a message. */
  static String shown(String word) {
    return word.length() <= 60 ? word : word.substring(0, 60) + "...";
  }
}
