package io.chunkscope.compare.match;

import java.util.Arrays;

/**
 * Which back exchange may be which front exchange, and what that costs: a sparse matrix by rows.
 */
final class Edges {
  private int[] starts = new int[64];
  private int[] fronts = new int[256];
  private int[] costs = new int[256];
  private int[] said = new int[256];
  private int rows;
  private int count;

  /**
   * Adds to the row of the next back exchange.
   *
   * @param front greater than that of the one before in this row
   * @param said the part of the cost that is not about times
   */
  void add(int front, int cost, int said) {
    if (count == fronts.length) {
      fronts = Arrays.copyOf(fronts, 2 * count);
      costs = Arrays.copyOf(costs, 2 * count);
      this.said = Arrays.copyOf(this.said, 2 * count);
    }
    fronts[count] = front;
    this.said[count] = said;
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

  int size() {
    return count;
  }

  /** The edge of a pair, or a negative number if it is none. */
  int find(int back, int front) {
    return Arrays.binarySearch(fronts, start(back), end(back), front);
  }

  /** The part of the cost that is not about times. */
  int said(int edge) {
    return said[edge];
  }

  /** The same for a pair; 0 if it is none. */
  int said(int back, int front) {
    int edge = find(back, front);
    return edge < 0 ? 0 : said[edge];
  }

  /** Sets the part of the cost that is about times. */
  void reprice(int edge, int times) {
    costs[edge] = said[edge] + times;
  }

  void raise(int edge, int by) {
    costs[edge] += by;
    said[edge] += by;
  }

  /** The cost of a pair; {@link PairCost#IMPOSSIBLE} if it is none. */
  int cost(int back, int front) {
    int edge = find(back, front);
    return edge < 0 ? PairCost.IMPOSSIBLE : costs[edge];
  }

  Assignment assignment(int frontCount, int maxSteps) {
    return assignment(frontCount, PairCost.ALONE, maxSteps);
  }

  /**
   * As {@link #assignment(int, int)}.
   *
   * @param aloneCost what a row without a partner costs
   */
  Assignment assignment(int frontCount, int aloneCost, int maxSteps) {
    return new Assignment(
        Arrays.copyOf(starts, rows + 1), fronts, costs, frontCount, aloneCost, maxSteps);
  }
}
