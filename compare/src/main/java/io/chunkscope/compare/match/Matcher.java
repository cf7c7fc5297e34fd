package io.chunkscope.compare.match;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Pairs the exchanges of two sides whose clocks are known: all at once, as the likeliest way for
 * every exchange to have at most one partner. Requests that are all alike are told apart by their
 * times alone, which one by one, in any order, would go wrong.
 */
public final class Matcher {
  private static final int NONE = -1;
  private static final int MANY = 30;
  private static final int ATTEMPT_ROUNDS = 3;
  private static final int ALIKE = PairCost.DIFFERENCE / 2;
  private static final int REWRITTEN = 8 * PairCost.DIFFERENCE;

  private final MatchLimits limits;
  private final List<ExchangeSummary> fronts;
  private final List<ExchangeSummary> backs;

  /**
   * @param fronts of the client side, by their beginnings
   * @param backs of the server side, by their beginnings
   */
  public Matcher(List<ExchangeSummary> fronts, List<ExchangeSummary> backs, MatchLimits limits) {
    this.fronts = fronts;
    this.backs = backs;
    this.limits = limits;
  }

  /**
   * Pairs them.
   *
   * @param clock how the sides' clocks stand to each other
   */
  public Match match(Clock clock) {
    return match(clock, limits.stampNs() + clock.uncertaintyNs());
  }

  /**
   * As {@link #match(Clock)}.
   *
   * @param toleranceNs by how much times may be in the wrong order
   */
  public Match match(Clock clock, long toleranceNs) {
    return match(clock, toleranceNs, true);
  }

  /** As {@link #match(Clock, long)}, faster, and less right where much is alike. */
  Match rough(Clock clock, long toleranceNs) {
    return match(clock, toleranceNs, false);
  }

  private Match match(Clock clock, long toleranceNs, boolean refined) {
    FrontIndex index = new FrontIndex(fronts);
    PairCost cost = new PairCost(clock, toleranceNs);
    Edges edges = edges(index, cost, clock, toleranceNs);
    Assignment assignment = edges.assignment(fronts.size(), limits.maxSteps());
    int[] frontOf = assignment.solve();
    Affinity affinity = affinity(frontOf);
    if (affinity.faithful()) {
      affinity.charge(edges, frontOf, fronts, backs);
      assignment = edges.assignment(fronts.size(), limits.maxSteps());
      frontOf = assignment.solve();
    }
    Doubts doubts;
    int[] backOf;
    Attempts attempts = Attempts.single(backs);
    if (refined && manyAlike(edges, frontOf)) {
      attempts = Attempts.find(fronts, backs, clock, frontOf);
      int round = 0;
      do {
        Timings timings = new Timings(fronts, backs, clock, frontOf, attempts);
        Refinement refinement = new Refinement(edges, timings, limits);
        frontOf = refinement.improve(frontOf);
        doubts = refinement.doubts();
      } while (++round < ATTEMPT_ROUNDS && attempts.linkAgain(frontOf));
      attempts.tellTo(doubts, frontOf);
      backOf = Arrangement.inverse(frontOf, fronts.size());
    } else {
      backOf = Arrangement.inverse(frontOf, fronts.size());
      doubts = Doubts.of(edges, frontOf, backOf);
    }
    Pair[] pairs = new Pair[fronts.size()];
    Rivals rivals = new Rivals(doubts, frontOf, backOf, fronts, backs);
    Retries retries = new Retries(index, fronts, clock, toleranceNs);
    List<ExchangeSummary> alone = new ArrayList<>();
    for (int back = 0; back < frontOf.length; back++) {
      int last = attempts.last(back);
      if (frontOf[back] != NONE) {
        pairs[frontOf[back]] = rivals.pair(back);
      } else if (frontOf[last] != NONE) {
        retries.give(backs.get(back), frontOf[last]);
      } else {
        alone.add(backs.get(back));
      }
    }
    retries.assign(alone, pairs, limits.maxCandidates());
    rewritten(alone, pairs, cost);
    return new Match(
        Arrays.stream(pairs)
            .filter(pair -> pair != null)
            .sorted(Comparator.comparingLong(pair -> pair.front().firstNs()))
            .toList(),
        withoutPair(pairs),
        alone,
        clock,
        assignment.givenUp());
  }

  /** Whether there are enough pairs to learn from that only times tell from others. */
  private static boolean manyAlike(Edges edges, int[] frontOf) {
    int alike = 0;
    for (int back = 0; back < frontOf.length && alike < MANY; back++) {
      int choices = 0;
      for (int edge = edges.start(back); edge < edges.end(back); edge++) {
        choices += edges.said(edge) <= edges.said(back, frontOf[back]) + ALIKE ? 1 : 0;
      }
      alike += choices > 1 ? 1 : 0;
    }
    return alike == MANY;
  }

  private Affinity affinity(int[] frontOf) {
    Affinity affinity = new Affinity();
    for (int back = 0; back < frontOf.length; back++) {
      if (frontOf[back] != NONE) {
        affinity.add(fronts.get(frontOf[back]), backs.get(back));
      }
    }
    return affinity;
  }

  private Edges edges(FrontIndex index, PairCost cost, Clock clock, long toleranceNs) {
    Edges edges = new Edges();
    for (ExchangeSummary back : backs) {
      String tail = Targets.tail(back.request().target());
      long beganNs = clock.toFront(back.firstNs());
      List<Integer> newestFirst =
          index.underWay(tail, beganNs, toleranceNs, limits.maxCandidates());
      for (int i = newestFirst.size() - 1; i >= 0; i--) {
        ExchangeSummary front = fronts.get(newestFirst.get(i));
        int price = cost.of(front, back);
        if (price < PairCost.ALONE) {
          edges.add(newestFirst.get(i), price, price - cost.squares(front, back));
        }
      }
      edges.endRow();
    }
    return edges;
  }

  /**
   * What is left may have been rewritten beyond recognition; its content or a correlation field
   * then tells, and nothing less.
   */
  private void rewritten(List<ExchangeSummary> alone, Pair[] pairs, PairCost cost) {
    List<Integer> free = new ArrayList<>();
    for (int front = 0; front < pairs.length; front++) {
      if (pairs[front] == null) {
        free.add(front);
      }
    }
    if (free.isEmpty()) {
      return;
    }
    FrontWindow window = new FrontWindow(fronts, free);
    alone.removeIf(
        back -> {
          int best = NONE;
          int bestPrice = PairCost.ALONE;
          int secondPrice = PairCost.ALONE;
          for (int front : window.newest(back, cost, limits.maxCandidates())) {
            ExchangeSummary candidate = fronts.get(front);
            if (pairs[front] != null || !SameContent.of(candidate, back)) {
              continue;
            }
            int base = cost.of(candidate, back);
            int price = base == PairCost.IMPOSSIBLE ? base : base + REWRITTEN;
            if (price < bestPrice) {
              secondPrice = bestPrice;
              bestPrice = price;
              best = front;
            } else if (price < secondPrice) {
              secondPrice = price;
            }
          }
          if (best != NONE) {
            double margin =
                secondPrice == PairCost.ALONE
                    ? Pair.NO_RIVAL
                    : (secondPrice - bestPrice) / (double) PairCost.SQUARE_MS;
            pairs[best] = new Pair(fronts.get(best), back, List.of(), margin, false);
          }
          return best != NONE;
        });
  }

  private List<ExchangeSummary> withoutPair(Pair[] pairs) {
    List<ExchangeSummary> without = new ArrayList<>();
    for (int front = 0; front < pairs.length; front++) {
      if (pairs[front] == null) {
        without.add(fronts.get(front));
      }
    }
    return without;
  }
}
