package io.chunkscope.compare.match;

import java.util.Arrays;

/**
 * Which back exchange may be which front exchange, and what that costs: a sparse matrix by rows.
 */
final class Edges {
  private int[] starts = new int[64];
  private int[] fronts = new int[256];
  private int[] costs = new int[256];
  private int rows;
  private int count;

  void add(int front, int cost) {
    if (count == fronts.length) {
      fronts = Arrays.copyOf(fronts, 2 * count);
      costs = Arrays.copyOf(costs, 2 * count);
    }
    fronts[count] = front;
    costs[count++] = cost;
  }

  /** Ends the row of the next back exchange. */
  void endRow() {
    if (rows + 2 > starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[++rows] = count;
  }

  int rows() {
    return rows;
  }

  int start(int back) {
    return starts[back];
  }

  int end(int back) {
    return starts[back + 1];
  }

  int front(int edge) {
    return fronts[edge];
  }

  int cost(int edge) {
    return costs[edge];
  }

  void raise(int edge, int by) {
    costs[edge] += by;
  }

  /** The cost of a pair; {@link PairCost#IMPOSSIBLE} if it is none. */
  int cost(int back, int front) {
    for (int edge = start(back); edge < end(back); edge++) {
      if (fronts[edge] == front) {
        return costs[edge];
      }
    }
    return PairCost.IMPOSSIBLE;
  }

  Assignment assignment(int frontCount, int maxSteps) {
    return new Assignment(
        Arrays.copyOf(starts, rows + 1), fronts, costs, frontCount, PairCost.ALONE, maxSteps);
  }
}
