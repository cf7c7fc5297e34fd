package io.chunkscope.compare.match;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The likeliest arrangement of several: annealed for one worker, for two and so on, as long as more
 * workers explain it better; then once or twice more for so many. Where these differ, pairs are in
 * doubt.
 */
final class LikeliestPairs {
  private static final int MOST_WORKERS = 8;

  /** Of one worker there is nothing to find out but the pairs. */
  private static final int ROUNDS_LESS = 4;

  private final Edges edges;
  private final Timings timings;
  private final int rounds;
  private final SplittableRandom random;
  private final List<int[]> others = new ArrayList<>();
  private Arrangement likeliest;
  private Annealing annealing;

  /**
   * @param rounds how slowly to cool down
   */
  LikeliestPairs(Edges edges, Timings timings, int rounds, SplittableRandom random) {
    this.edges = edges;
    this.timings = timings;
    this.rounds = rounds;
    this.random = random;
  }

  /**
   * Finds it.
   *
   * @param learned the front exchange of each back exchange, or -1, as far as it is known
   */
  void find(int[] learned) {
    int workers = 1;
    while (workers <= MOST_WORKERS && anneal(new Arrangement(edges, timings, workers, learned))) {
      workers++;
    }
    if (rounds >= Annealing.FEW_ROUNDS) {
      anneal(new Arrangement(edges, timings, likeliest.workers(), likeliest.pairs()));
    }
    Arrangement again = new Arrangement(likeliest);
    keep(again, run(new Annealing(again, rounds, random)));
  }

  /** Whether that is likelier than all before. */
  private boolean anneal(Arrangement arrangement) {
    int slowly = arrangement.workers() == 1 ? Math.max(1, rounds / ROUNDS_LESS) : rounds;
    Annealing found = new Annealing(arrangement, slowly, random);
    found.findWorkers();
    return keep(arrangement, run(found));
  }

  private Annealing run(Annealing found) {
    found.run();
    if (likeliest != null) {
      found.takeOver(likeliest.pairs());
    }
    return found;
  }

  private boolean keep(Arrangement arrangement, Annealing found) {
    boolean likelier = likeliest == null || arrangement.nats() < likeliest.nats();
    others.add(likelier && likeliest != null ? likeliest.pairs() : arrangement.pairs());
    if (likelier) {
      likeliest = arrangement;
      annealing = found;
    }
    return likelier;
  }

  /** The front exchange of each back exchange, or -1. */
  int[] pairs() {
    return likeliest.pairs();
  }

  /** How sure they are. */
  Doubts doubts() {
    return annealing.doubts(others);
  }
}
