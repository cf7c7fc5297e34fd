package io.chunkscope.verify.expect.match;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that gives up: a text on which it looks at more than {@value #MAX_STEPS}
 * characters does not match. Without that, an expression that backtracks and a path made for it
 * would keep the program busy for ever.
 */
public final class BoundedRegex implements TextPattern {
  static final int MAX_STEPS = 200_000;

  private final Pattern pattern;

  private BoundedRegex(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * An expression of {@link Pattern}, which must fit the whole text.
   *
   * @throws PatternSyntaxException if it is none
   */
  public static BoundedRegex of(String expression) {
    return new BoundedRegex(Pattern.compile(expression));
  }

  @Override
  public boolean matches(String text) {
    try {
      return pattern.matcher(new Counted(text, 0, text.length(), new Steps())).matches();
    } catch (TooManySteps | StackOverflowError e) {
      return false;
    }
  }

  /** As it was written. */
  @Override
  public String toString() {
    return pattern.pattern();
  }

  private record Counted(String text, int from, int to, Steps steps) implements CharSequence {
    @Override
    public int length() {
      return to - from;
    }

    @Override
    public char charAt(int index) {
      steps.take();
      return text.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text, from + start, from + end, steps);
    }

    @Override
    public String toString() {
      return text.substring(from, to);
    }
  }

  private static final class Steps {
    private int taken;

    void take() {
      if (++taken > MAX_STEPS) {
        throw new TooManySteps();
      }
    }
  }

  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps() {
      super("too many steps", null, false, false);
    }
  }
}
