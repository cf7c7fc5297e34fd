package io.chunkscope.junit;

import io.chunkscope.junit.judge.Chosen;
import io.chunkscope.junit.judge.Failure;
import io.chunkscope.junit.judge.FindingsByExchange;
import io.chunkscope.junit.judge.Quantifier;
import io.chunkscope.junit.judge.Subjects;

/** Several exchanges, one at least: of how many of them must it hold? */
public final class ExchangesAssert {
  private final CaptureAssert capture;
  private final Chosen chosen;
  private final FindingsByExchange findings;

  ExchangesAssert(CaptureAssert capture, Chosen chosen, FindingsByExchange findings) {
    this.capture = capture;
    this.chosen = chosen;
    this.findings = findings;
  }

  /**
   * What follows must hold of all of them. Those where there is no case, such as the flushes of a
   * response to HEAD, do not count; there must be others.
   */
  public ExchangeAssert all() {
    return of(Quantifier.ALL);
  }

  /** What follows must hold of one at least, all of it of the same. */
  public ExchangeAssert any() {
    return of(Quantifier.ANY);
  }

  /** So many exchanges are meant. */
  public ExchangesAssert hasCount(int number) {
    if (chosen.exchanges().size() != number) {
      throw Failure.counted(chosen.capture(), chosen.line(), number, chosen.exchanges().size());
    }
    return this;
  }

  private ExchangeAssert of(Quantifier quantifier) {
    return new ExchangeAssert(
        capture,
        new Subjects(
            chosen.capture(),
            chosen.exchanges(),
            quantifier,
            chosen.selection().asksForRequest(),
            findings));
  }
}
