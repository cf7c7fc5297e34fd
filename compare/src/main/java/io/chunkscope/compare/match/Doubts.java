package io.chunkscope.compare.match;

import java.util.Arrays;

/** Of each pair the next best way to pair its back exchange, and how much more that costs. */
final class Doubts {
  private static final int NONE = -1;

  private final double[] costs;
  private final int[] fronts;

  Doubts(int backs) {
    costs = new double[backs];
    fronts = new int[backs];
    Arrays.fill(costs, Double.POSITIVE_INFINITY);
    Arrays.fill(fronts, NONE);
  }

  /**
   * Those that prices leave: to exchange the partners of two pairs, or to take a partner that is
   * free.
   *
   * @param frontOf the front exchange of each back exchange, or -1
   * @param backOf the other way round
   */
  static Doubts of(Edges edges, int[] frontOf, int[] backOf) {
    Doubts doubts = new Doubts(frontOf.length);
    for (int back = 0; back < frontOf.length; back++) {
      int own = edges.find(back, frontOf[back]);
      for (int edge = edges.start(back); edge < edges.end(back) && own >= 0; edge++) {
        if (edge == own) {
          continue;
        }
        int front = edges.front(edge);
        int rival = backOf[front];
        double more = (double) edges.cost(edge) - edges.cost(own);
        if (rival != NONE) {
          int crossed = edges.cost(rival, frontOf[back]);
          more +=
              (double) (crossed == PairCost.IMPOSSIBLE ? PairCost.ALONE : crossed)
                  - edges.cost(rival, front);
        }
        doubts.note(back, front, more);
      }
    }
    return doubts;
  }

  /**
   * Notes a way.
   *
   * @param front the other partner, or -1
   * @param more what it costs more than the pairs as they are; no less than 0 counts
   */
  void note(int back, int front, double more) {
    double cost = Math.max(0, more);
    if (cost < costs[back]) {
      costs[back] = cost;
      fronts[back] = front;
    }
  }

  /** What it costs more than the pair; infinite if there is none. */
  double cost(int back) {
    return costs[back];
  }

  /** The other partner; -1 for none. */
  int front(int back) {
    return fronts[back];
  }
}
