package io.chunkscope.verify.expect.match;

import java.util.BitSet;

/** Status codes: single ones ({@code 200}) and whole classes ({@code 2xx}; RFC 9110 §15). */
public final class StatusSet {
  private static final int CODES = 1000;

  private final BitSet codes = new BitSet(CODES);
  private final StringBuilder text = new StringBuilder();

  /** Adds {@code 200} or {@code 2xx}; false if the word is neither. */
  public boolean add(String word) {
    if (word.length() != 3 || word.charAt(0) < '1' || word.charAt(0) > '5') {
      return false;
    }
    int first = (word.charAt(0) - '0') * 100;
    String rest = word.substring(1);
    if (rest.equalsIgnoreCase("xx")) {
      codes.set(first, first + 100);
    } else if (isDigit(rest.charAt(0)) && isDigit(rest.charAt(1))) {
      codes.set(first + (rest.charAt(0) - '0') * 10 + (rest.charAt(1) - '0'));
    } else {
      return false;
    }
    text.append(text.length() == 0 ? "" : " or ").append(word);
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  public boolean contains(int status) {
    return status >= 0 && codes.get(status);
  }

  /** {@code 2xx or 304}. */
  @Override
  public String toString() {
    return text.toString();
  }
}
