package io.chunkscope.compare.match;

import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.compare.clock.Bound;
import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.clock.ClockFit;
import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.List;

/**
 * Pairs two captures whose clocks need not agree: tries the offsets that pairs vote for, takes the
 * one by which most pairs, and most closely, and lets the sure ones among them say it more exactly,
 * until that changes nothing.
 */
public final class ClockSearch {
  private static final int SAMPLE = 3_000;
  private static final int ROUNDS = 4;
  private static final long COARSE_NS = 5_000_000L;
  private static final int MIN_SURE = 3;

  private final MatchLimits limits;
  private final List<ExchangeSummary> fronts;
  private final List<ExchangeSummary> backs;

  /**
   * @param fronts of the client side's capture, by their beginnings
   * @param backs of the server side's, by their beginnings
   */
  public ClockSearch(
      List<ExchangeSummary> fronts, List<ExchangeSummary> backs, MatchLimits limits) {
    this.fronts = fronts;
    this.backs = backs;
    this.limits = limits;
  }

  /** The pairs, and with them the clock. */
  public Match match() {
    Clock clock = coarse();
    if (!clock.known()) {
      return new Matcher(fronts, backs, limits).match(Clock.UNKNOWN);
    }
    Matcher matcher = new Matcher(fronts, backs, limits);
    long toleranceNs = COARSE_NS;
    Match match = matcher.rough(clock, toleranceNs);
    for (int round = 0; round < ROUNDS; round++) {
      Clock fitted = ClockFit.of(bounds(match));
      if (!fitted.known()) {
        break;
      }
      long fittedToleranceNs = limits.stampNs() + tolerance(fitted);
      Match better = matcher.rough(fitted, fittedToleranceNs);
      boolean settled = fitted.equals(clock);
      if (better.pairs().size() < match.pairs().size() * 9 / 10) {
        // An estimate that loses pairs is none.
        break;
      }
      match = better;
      clock = fitted;
      toleranceNs = fittedToleranceNs;
      if (settled) {
        break;
      }
    }
    return matcher.match(clock, toleranceNs);
  }

  /** An offset that is known to within a wide margin would let too much pass. */
  private static long tolerance(Clock clock) {
    return Math.min(clock.uncertaintyNs(), COARSE_NS);
  }

  private Clock coarse() {
    List<ExchangeSummary> sample =
        backs.size() <= SAMPLE
            ? backs
            : backs.subList((backs.size() - SAMPLE) / 2, (backs.size() + SAMPLE) / 2);
    Matcher matcher = new Matcher(fronts, sample, limits);
    Clock best = Clock.UNKNOWN;
    double bestScore = 0;
    for (long offsetNs : new OffsetVotes(fronts, backs, limits.maxVotes()).proposals()) {
      Clock clock = new Clock(Clock.Basis.ESTIMATED, offsetNs, 0, 0, COARSE_NS, 0);
      double score = score(matcher.rough(clock, COARSE_NS), offsetNs);
      if (score > bestScore) {
        best = clock;
        bestScore = score;
      }
    }
    return best;
  }

  /** A pair counts the more the closer it fits. */
  private static double score(Match match, long offsetNs) {
    double score = 0;
    for (Pair pair : match.pairs()) {
      long lagNs = Math.abs(pair.back().firstNs() + offsetNs - pair.front().firstNs());
      long endNs = Math.abs(pair.front().lastNs() - pair.back().lastNs() - offsetNs);
      score += 1 / (1 + lagNs / 1e6) + 1 / (1 + endNs / 1e6);
    }
    return score;
  }

  private static List<Bound> bounds(Match match) {
    List<Pair> sure =
        match.pairs().stream().filter(pair -> pair.confidence() == Confidence.HIGH).toList();
    List<Pair> used = sure.size() >= MIN_SURE ? sure : match.pairs();
    return used.stream()
        .filter(pair -> pair.front().response() != null && pair.back().response() != null)
        .filter(pair -> !pair.front().uncertain() && !pair.back().uncertain())
        .map(ClockSearch::bound)
        .toList();
  }

  private static Bound bound(Pair pair) {
    return new Bound(
        pair.back().firstNs(),
        pair.front().firstNs() - pair.back().firstNs(),
        pair.front().response().firstNs() - pair.back().response().firstNs());
  }
}
