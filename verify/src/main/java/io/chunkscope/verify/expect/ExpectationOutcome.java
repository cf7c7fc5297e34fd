package io.chunkscope.verify.expect;

import java.util.List;

/**
 * What became of one expectation.
 *
 * @param source its file
 * @param line where it begins there, 1-based
 * @param title its name, or which exchanges are meant
 * @param result whether it is met
 * @param reason why not, where counts and failures alone do not say it; else ""
 * @param ofExchanges false for what is expected of the whole capture
 * @param exchanges how often all of it held, by exchange that is meant
 * @param checks the same, by key
 * @param failures the first of what did not hold
 * @param failuresOmitted how many more there were
 * @param unknowns the first of what the capture does not tell
 * @param unknownsOmitted how many more there were
 */
public record ExpectationOutcome(
    String source,
    int line,
    String title,
    Result result,
    String reason,
    boolean ofExchanges,
    Tally exchanges,
    List<CheckOutcome> checks,
    List<Evidence> failures,
    long failuresOmitted,
    List<Evidence> unknowns,
    long unknownsOmitted) {

  /** Whether an expectation is met. */
  public enum Result {
    PASSED,
    /** It does not hold. */
    FAILED,
    /** Too little could be judged to say that it holds; which is no pass either. */
    UNJUDGED;

    /** The word used in reports. */
    public String label() {
      return switch (this) {
        case PASSED -> "passed";
        case FAILED -> "failed";
        case UNJUDGED -> "unjudged";
      };
    }
  }

  public boolean passed() {
    return result == Result.PASSED;
  }
}
