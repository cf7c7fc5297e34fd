package io.chunkscope.verify.expect.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A pattern in which {@code *} stands for any characters but {@code /} and {@code **} for any
 * characters; everything else stands for itself. Matching takes time in proportion to pattern times
 * text, whatever either holds: texts come from the wire.
 */
public final class Glob implements TextPattern {
  private static final char STAR = '\uffff';
  private static final char STARS = '\ufffe';

  private final String source;
  private final boolean ignoreCase;

  /** The pattern with one character for each wildcard. */
  private final String tokens;

  private final boolean literal;

  private Glob(String source, boolean ignoreCase) {
    this.source = source;
    this.ignoreCase = ignoreCase;
    // Texts hold a character for each byte of the wire.
    String bytes = new String(source.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    String all = bytes.replace("**", String.valueOf(STARS)).replace('*', STAR);
    this.tokens = ignoreCase ? lower(all) : all;
    this.literal = tokens.indexOf(STAR) < 0 && tokens.indexOf(STARS) < 0;
  }

  /** A pattern for text whose case matters. */
  public static Glob of(String pattern) {
    return new Glob(pattern, false);
  }

  /** A pattern for text whose case does not matter, as names of hosts. */
  public static Glob ignoringCase(String pattern) {
    return new Glob(pattern, true);
  }

  @Override
  public boolean matches(String text) {
    String subject = ignoreCase ? lower(text) : text;
    return literal ? tokens.equals(subject) : walk(subject);
  }

  /** Follows all ways through the pattern at once: which tokens may come next. */
  private boolean walk(String text) {
    boolean[] now = new boolean[tokens.length() + 1];
    boolean[] next = new boolean[tokens.length() + 1];
    now[0] = true;
    skipStars(now);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean any = false;
      Arrays.fill(next, false);
      for (int token = 0; token < tokens.length(); token++) {
        if (!now[token]) {
          continue;
        }
        char wanted = tokens.charAt(token);
        if (wanted == STARS || (wanted == STAR && c != '/')) {
          next[token] = true;
          any = true;
        } else if (wanted == c) {
          next[token + 1] = true;
          any = true;
        }
      }
      if (!any) {
        return false;
      }
      skipStars(next);
      boolean[] spare = now;
      now = next;
      next = spare;
    }
    return now[tokens.length()];
  }

  /** A wildcard may stand for nothing. */
  private void skipStars(boolean[] states) {
    for (int token = 0; token < tokens.length(); token++) {
      char wanted = tokens.charAt(token);
      if (states[token] && (wanted == STAR || wanted == STARS)) {
        states[token + 1] = true;
      }
    }
  }

  /** ASCII only: bytes of the wire have no other case. */
  private static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
        char[] chars = text.toCharArray();
        for (int k = i; k < chars.length; k++) {
          if (chars[k] >= 'A' && chars[k] <= 'Z') {
            chars[k] = (char) (chars[k] + ('a' - 'A'));
          }
        }
        return new String(chars);
      }
    }
    return text;
  }

  /** As it was written. */
  @Override
  public String toString() {
    return source;
  }
}
