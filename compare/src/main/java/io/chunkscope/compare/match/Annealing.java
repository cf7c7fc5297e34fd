package io.chunkscope.compare.match;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes an arrangement likelier by many small changes, with some chance at first and ever less of
 * it (simulated annealing): what is wrong with one pair is mostly wrong with a whole run of them,
 * and with the workers of their connections, none of which gets better alone.
 */
final class Annealing {
  /** With fewer it makes nothing better. */
  static final int FEWEST_ROUNDS = 5;

  private static final double HEAT = 4;

  /** With few rounds there is no time to cool down. */
  static final int FEW_ROUNDS = 50;

  private static final double LITTLE_HEAT = 1;

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

  private final Arrangement arrangement;
  private final Moves moves;
  private final WorkerMoves workerMoves;
  private final int changes;
  private final int rounds;
  private final double heat;

  /**
   * Begins with an arrangement, which it changes.
   *
   * @param rounds how slowly to cool down
   */
  Annealing(Arrangement arrangement, int rounds, SplittableRandom random) {
    this.arrangement = arrangement;
    this.rounds = rounds;
    this.heat = rounds < FEW_ROUNDS ? LITTLE_HEAT : HEAT;
    this.moves = new Moves(arrangement, random);
    this.workerMoves = new WorkerMoves(arrangement, random);
    this.changes = arrangement.bySent().length;
  }

  /** Finds workers for the pairs as they are, whatever workers they had. */
  void findWorkers() {
    workerMoves.shuffle();
    arrangement.learnLags();
    int sweeps = rounds < FEW_ROUNDS ? 1 : WORKER_SWEEPS;
    double left = WORKER_HEAT;
    for (int round = 0; round < WORKER_ROUNDS && severalWorkers(); round++) {
      for (int sweep = 0; sweep < sweeps; sweep++) {
        workerMoves.reassignFronts(left);
      }
      workerMoves.reassignBacks(left);
      if (round > LEARNED_AFTER) {
        arrangement.learnOrder();
      }
      left *= WORKER_COOLING;
    }
  }

  /** Changes pairs and workers. */
  void run() {
    for (int round = 0; round < rounds; round++) {
      double left = heat * Math.pow(LAST_HEAT / heat, (double) round / rounds);
      if (round % LEARN_EVERY == 0) {
        learn();
        if (severalWorkers()) {
          workerMoves.reassignBacks(left);
        }
      }
      round(left);
    }
    for (int round = 0; round < COLD_ROUNDS; round++) {
      round(COLD);
    }
    learn();
  }

  /** Pairs as another did wherever that is likelier. */
  void takeOver(int[] frontOf) {
    moves.exchangeAs(frontOf);
  }

  /**
   * Looks, without chance, for other ways to pair that are nearly as likely.
   *
   * @param others ways that were found, too
   */
  Doubts doubts(List<int[]> others) {
    Doubts doubts = new Doubts(arrangement.edges().rows());
    moves.tellTo(doubts);
    for (int round = 0; round < Math.min(DOUBT_ROUNDS, rounds); round++) {
      round(COLD);
    }
    moves.exchangeNear(NEAR);
    others.forEach(moves::exchangeAs);
    return doubts;
  }

  private void learn() {
    arrangement.learnLags();
    arrangement.learnOrder();
  }

  private boolean severalWorkers() {
    return arrangement.workers() > 1;
  }

  private void round(double left) {
    moves.heat(left);
    for (int change = 0; change < changes; change++) {
      moves.exchange();
      if (change % LARGER_EVERY == 0) {
        moves.turn();
        if (severalWorkers()) {
          moves.thread();
        }
      }
    }
    if (severalWorkers()) {
      workerMoves.reassignFronts(left);
    }
  }
}
