package io.chunkscope.verify.expect;

import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.verify.expect.ExpectationOutcome.Result;
import java.util.List;

/**
 * From counts to a result.
 *
 * @param reason why it is not met, where counts and failures alone do not say it; else ""
 */
record Verdict(Result result, String reason) {
  private static final Verdict PASSED = new Verdict(Result.PASSED, "");
  private static final Verdict FAILED = new Verdict(Result.FAILED, "");

  /**
   * @param seen exchanges of which at least one thing could be judged
   * @param connections null if nothing is expected of connections
   * @param lateFindings findings about connections and servers that there must not be
   */
  static Verdict of(
      Expectation expectation,
      Tally exchanges,
      long seen,
      Tally connections,
      long lateFindings,
      List<CheckOutcome> checks) {
    if (lateFindings > 0) {
      return FAILED;
    }
    Verdict missed = missed(expectation.quota(), exchanges, connections);
    if (missed != null) {
      return missed;
    }
    return unseen(expectation, exchanges, seen, checks);
  }

  private static Verdict missed(long quota, Tally exchanges, Tally connections) {
    if (quota == Expectation.ALL) {
      boolean failed = exchanges.failed() > 0 || (connections != null && connections.failed() > 0);
      return failed ? FAILED : null;
    }
    Verdict ofExchanges = missed(quota, exchanges, "exchange");
    return ofExchanges != null || connections == null
        ? ofExchanges
        : missed(quota, connections, "connection");
  }

  private static Verdict missed(long quota, Tally tally, String noun) {
    if (tally.held() >= quota || tally.all() == 0) {
      return null;
    }
    String reason =
        "it holds for "
            + Phrases.count(tally.held(), noun, noun + "s")
            + " of the "
            + Phrases.number(quota)
            + " wanted";
    return tally.held() + tally.unknown() < quota
        ? new Verdict(Result.FAILED, reason)
        : new Verdict(
            Result.UNJUDGED,
            reason + "; of " + Phrases.number(tally.unknown()) + " the capture does not tell");
  }

  private static Verdict unseen(
      Expectation expectation, Tally exchanges, long seen, List<CheckOutcome> checks) {
    long wanted = expectation.seenAtLeast();
    if (wanted == 0) {
      return PASSED;
    }
    if (exchanges.all() == 0) {
      return new Verdict(Result.UNJUDGED, "no exchange in the capture is meant by it");
    }
    if (seen == 0) {
      return new Verdict(
          Result.UNJUDGED,
          exchanges.all() == 1
              ? "the only exchange that is meant could not be judged"
              : "none of the "
                  + Phrases.number(exchanges.all())
                  + " exchanges that are meant could be judged");
    }
    if (seen < wanted) {
      return new Verdict(
          Result.UNJUDGED,
          Phrases.count(seen, "exchange", "exchanges")
              + " could be judged, of the "
              + Phrases.number(wanted)
              + " wanted");
    }
    for (CheckOutcome check : checks) {
      if (check.tally().judged() == 0) {
        return new Verdict(Result.UNJUDGED, check.key() + " could not be judged anywhere");
      }
    }
    return PASSED;
  }
}
