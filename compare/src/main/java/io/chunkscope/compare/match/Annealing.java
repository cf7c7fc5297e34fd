package io.chunkscope.compare.match;

import java.util.SplittableRandom;

/**
 * Makes an arrangement likelier by many small changes, with some chance at first and ever less of
 * it (simulated annealing): what is wrong with one pair is mostly wrong with a whole run of them,
 * and with the workers of their connections, none of which gets better alone.
 */
final class Annealing {
  /** With fewer it makes nothing better. */
  static final int FEWEST_ROUNDS = 5;

  private static final int ROUNDS = 200;
  private static final double HEAT = 4;

  /** With few rounds there is no time to cool down. */
  private static final int FEW_ROUNDS = 50;

  private static final double LITTLE_HEAT = 1;

  /** Of one worker there is nothing to find out but the pairs. */
  private static final int ROUNDS_LESS = 4;

  private static final int DOUBT_ROUNDS = 40;

  /** First the workers alone are found, while the pairs stay as they are. */
  private static final int WORKER_ROUNDS = 14;

  private static final int WORKER_SWEEPS = 4;
  private static final double WORKER_HEAT = 20;
  private static final double WORKER_COOLING = 0.7;
  private static final int LEARNED_AFTER = 10;

  private static final double LAST_HEAT = 0.5;
  private static final double COLD = 0.01;
  private static final int COLD_ROUNDS = 6;
  private static final int LEARN_EVERY = 10;

  /** Of exchanges in order, one with those near it is changed likeliest. */
  private static final int NEAR = 10;

  /** Larger changes are dearer to weigh, so fewer of them are tried. */
  private static final int LARGER_EVERY = 2;

  /** A connection's pairs change hands together, against what each of them says. */
  private static final double HEAT_SHARE = 0.33;

  private final Arrangement arrangement;
  private final Moves moves;
  private final int changes;
  private final int rounds;

  private Annealing(Arrangement arrangement, int rounds, SplittableRandom random) {
    this.arrangement = arrangement;
    this.rounds = rounds;
    this.moves = new Moves(arrangement, random);
    this.changes = arrangement.bySent().length;
    for (int connection = 0; connection < arrangement.frontConnections(); connection++) {
      int worker = random.nextInt(arrangement.workers());
      arrangement.assign(connection, worker);
      for (int front : arrangement.frontsOf(connection)) {
        if (arrangement.backOf(front) != Arrangement.NONE) {
          arrangement.follow(arrangement.backOf(front));
        }
      }
    }
  }

  /**
   * Anneals pairs for one worker, for two and so on; returns what is likeliest.
   *
   * @param learned the front exchange of each back exchange, or -1
   * @param most rounds at most
   */
  static Annealing likeliest(
      Edges edges, Timings timings, int[] learned, int workers, int most, SplittableRandom random) {
    int rounds = Math.min(ROUNDS, most);
    double heat = rounds < FEW_ROUNDS ? LITTLE_HEAT : HEAT;
    double least = Double.MAX_VALUE;
    Annealing likeliest = null;
    for (int count = 1; count <= workers; count++) {
      Arrangement arrangement = new Arrangement(edges, timings, count, learned);
      Annealing annealing =
          new Annealing(arrangement, count == 1 ? rounds / ROUNDS_LESS : rounds, random);
      annealing.run(heat);
      double nats = arrangement.nats();
      if (nats < least) {
        least = nats;
        likeliest = annealing;
      }
    }
    return likeliest;
  }

  private void run(double heat) {
    arrangement.learnLags();
    findWorkers();
    for (int round = 0; round < rounds; round++) {
      if (round % LEARN_EVERY == 0) {
        learn();
      }
      round(heat * Math.pow(LAST_HEAT / heat, (double) round / rounds));
    }
    for (int round = 0; round < COLD_ROUNDS; round++) {
      round(COLD);
    }
    learn();
  }

  /** Looks, without chance, for other ways to pair that are nearly as likely. */
  Doubts doubts() {
    Doubts doubts = new Doubts(arrangement.edges().rows());
    moves.tellTo(doubts);
    for (int round = 0; round < Math.min(DOUBT_ROUNDS, rounds); round++) {
      round(COLD);
    }
    moves.exchangeNear(NEAR);
    return doubts;
  }

  /** What speaks against the pairs, in nats. */
  double nats() {
    return arrangement.nats();
  }

  /** The front exchange of each back exchange, or -1. */
  int[] pairs() {
    return arrangement.pairs();
  }

  private void learn() {
    arrangement.learnLags();
    arrangement.learnOrder();
  }

  private void findWorkers() {
    double heat = WORKER_HEAT;
    for (int round = 0; round < WORKER_ROUNDS && arrangement.workers() > 1; round++) {
      for (int sweep = 0; sweep < WORKER_SWEEPS; sweep++) {
        reassign(heat);
      }
      if (round > LEARNED_AFTER) {
        arrangement.learnOrder();
      }
      heat *= WORKER_COOLING;
    }
  }

  private void round(double heat) {
    moves.heat(heat);
    for (int change = 0; change < changes; change++) {
      moves.exchange();
      if (change % LARGER_EVERY == 0) {
        moves.turn();
        if (arrangement.workers() > 1) {
          moves.thread();
        }
      }
    }
    if (arrangement.workers() > 1) {
      reassign(heat);
    }
  }

  private void reassign(double heat) {
    for (int connection = 0; connection < arrangement.frontConnections(); connection++) {
      int pairs = arrangement.frontsOf(connection).length;
      moves.reassign(connection, heat * Math.max(1, pairs * HEAT_SHARE));
    }
  }
}
