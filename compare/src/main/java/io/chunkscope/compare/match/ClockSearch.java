package io.chunkscope.compare.match;

import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.compare.clock.Bound;
import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.clock.ClockFit;
import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.Arrays;
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
  private static final double MIN_SURE_SHARE = 0.25;

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
      Clock fitted = fewSure(match) ? usual(match) : ClockFit.of(bounds(match));
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

  /** A pair counts the more the closer it fits what is usual by that offset. */
  private static double score(Match match, long offsetNs) {
    long[] lagsNs = new long[match.pairs().size()];
    long[] endsNs = new long[lagsNs.length];
    for (int i = 0; i < lagsNs.length; i++) {
      Pair pair = match.pairs().get(i);
      lagsNs[i] = pair.back().firstNs() + offsetNs - pair.front().firstNs();
      endsNs[i] = pair.front().lastNs() - pair.back().lastNs() - offsetNs;
    }
    return closeness(lagsNs) + closeness(endsNs);
  }

  private static double closeness(long[] timesNs) {
    if (timesNs.length == 0) {
      return 0;
    }
    long[] sorted = timesNs.clone();
    Arrays.sort(sorted);
    long usualNs = sorted[sorted.length / 2];
    double sum = 0;
    for (long ns : timesNs) {
      sum += 1 / (1 + Math.abs(ns - usualNs) / 1e6);
    }
    return sum;
  }

  /** Sure ones that are few are sure of a clock that nothing has confirmed. */
  private static boolean fewSure(Match match) {
    return sure(match).size() < match.pairs().size() * MIN_SURE_SHARE;
  }

  private static List<Pair> sure(Match match) {
    return match.pairs().stream().filter(pair -> pair.confidence() == Confidence.HIGH).toList();
  }

  /**
   * What all pairs together say of the clocks: the same whoever belongs to whom, as what one pair
   * is too early another one is too late. It says no more than how long requests and responses take
   * over the hop together.
   */
  private static Clock usual(Match match) {
    List<Bound> bounds = bounds(match.pairs());
    if (bounds.isEmpty()) {
      return Clock.UNKNOWN;
    }
    long lowNs = median(bounds.stream().mapToLong(Bound::leastNs).toArray());
    long highNs = median(bounds.stream().mapToLong(Bound::mostNs).toArray());
    return new Clock(
        Clock.Basis.ESTIMATED,
        lowNs + (highNs - lowNs) / 2,
        0,
        bounds.get(bounds.size() / 2).atNs(),
        Math.abs(highNs - lowNs) / 2 + COARSE_NS,
        bounds.size());
  }

  private static long median(long[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static List<Bound> bounds(Match match) {
    List<Pair> sure = sure(match);
    return bounds(sure.size() >= MIN_SURE ? sure : match.pairs());
  }

  private static List<Bound> bounds(List<Pair> pairs) {
    return pairs.stream()
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
