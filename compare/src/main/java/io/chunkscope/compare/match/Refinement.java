package io.chunkscope.compare.match;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Pairs exchanges that are alike better than by the order of all: learns from the pairs what is
 * usual, pairs anew by that, and so on, with some chance at first, so that it does not end at the
 * first way that is consistent with itself. Hops with one worker and with several are tried; what
 * explains all times best is kept. The same exchanges are always paired in the same way.
 */
final class Refinement {
  /** What a nat costs: of a plain difference in what messages say, a fortieth. */
  static final int NAT = PairCost.DIFFERENCE / 40;

  private static final int NONE = -1;
  private static final int MOST_WORKERS = 2;
  private static final int MOST_ROUNDS = 200;
  private static final int ROUNDS = 30;
  private static final int ROUNDS_OF_ONE = 6;

  /** Every so many rounds pairs are found one after the other instead of all at once. */
  private static final int BEAM_EVERY = 6;

  private static final double COOLED = 0.8;
  private static final double PAIRS_HEAT = 2;
  private static final double WORKERS_HEAT = 4;

  /** An exchange without a partner, in nats. */
  static final double ALONE = 400;

  private final Edges edges;
  private final Timings timings;
  private final MatchLimits limits;
  private final SplittableRandom random = new SplittableRandom(7);
  private double bestEnergy = Double.MAX_VALUE;
  private int[] best;
  private Workers bestWorkers;
  private Doubts doubts;

  Refinement(Edges edges, Timings timings, MatchLimits limits) {
    this.edges = edges;
    this.timings = timings;
    this.limits = limits;
  }

  /**
   * Finds the front exchange of each back exchange, or -1.
   *
   * @param initial as they are paired without that
   */
  int[] improve(int[] initial) {
    long learning = limits.maxWork() / Math.max(1, edges.size());
    for (int count = 1; count <= MOST_WORKERS; count++) {
      run(initial, count, (int) Math.min(learning, count == 1 ? ROUNDS_OF_ONE : ROUNDS));
    }
    int[] learned = best == null ? initial : best;
    int rounds = limits.maxChanges() / Math.max(1, timings.backs());
    if (rounds >= Annealing.FEWEST_ROUNDS) {
      LikeliestPairs likeliest =
          new LikeliestPairs(edges, timings, Math.min(rounds, MOST_ROUNDS), random);
      likeliest.find(learned);
      doubts = likeliest.doubts();
      return likeliest.pairs();
    }
    if (best != null) {
      price(best, new Evidence(timings, backOf(best), bestWorkers, Workers.AS_THEY_ARE), 0);
    }
    doubts = Doubts.of(edges, learned, backOf(learned));
    return learned;
  }

  /** How sure the pairs that were found are. */
  Doubts doubts() {
    return doubts;
  }

  private void run(int[] initial, int count, int rounds) {
    Workers workers = new Workers(count, timings, random);
    int[] state = initial;
    for (int round = 0; round < rounds; round++) {
      double left = count == 1 ? 0 : Math.max(0, 1 - round / (rounds * COOLED));
      Evidence evidence = new Evidence(timings, backOf(state), workers, WORKERS_HEAT * left * left);
      double energy = price(state, evidence, PAIRS_HEAT * left * left) + workers.nats();
      if (energy < bestEnergy) {
        bestEnergy = energy;
        best = state.clone();
        bestWorkers = workers.copy();
      }
      boolean oneByOne = round % BEAM_EVERY == BEAM_EVERY - 1;
      int[] next =
          oneByOne
              ? new Beam(edges, timings, evidence).solve()
              : edges.assignment(timings.fronts(), limits.maxSteps()).solve();
      if (left == 0 && Arrays.equals(next, state)) {
        break;
      }
      state = next;
    }
  }

  private int[] backOf(int[] state) {
    return Arrangement.inverse(state, timings.fronts());
  }

  /**
   * Prices all edges; what speaks against the pairs as they are, in nats.
   *
   * @param heat how much is left to chance, nats
   */
  private double price(int[] state, Evidence evidence, double heat) {
    Evidence.OfFront[] fronts = new Evidence.OfFront[timings.fronts()];
    Arrays.setAll(fronts, front -> evidence.new OfFront(front));
    double energy = 0;
    for (int back = 0; back < edges.rows(); back++) {
      if (state[back] == NONE && edges.start(back) < edges.end(back)) {
        energy += ALONE;
      }
      for (int edge = edges.start(back); edge < edges.end(back); edge++) {
        int front = edges.front(edge);
        double nats = fronts[front].nats(back);
        if (state[back] == front) {
          energy += nats + (double) edges.said(edge) / NAT;
        }
        edges.reprice(edge, (int) Math.round(NAT * Math.max(0, nats + heat * chance(heat))));
      }
    }
    return energy;
  }

  /** Such that the cheapest of several is drawn by its likelihood (Gumbel). */
  private double chance(double heat) {
    return heat > 0 ? -Math.log(-Math.log(random.nextDouble(1e-9, 1 - 1e-9))) : 0;
  }
}
