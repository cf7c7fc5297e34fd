package io.chunkscope.compare.match;

import java.util.Arrays;

/**
 * The cheapest way to give each row a column of its own, or none: shortest augmenting paths over a
 * sparse cost matrix (Jonker and Volgenant 1987). Rows come one after the other; each may make
 * earlier ones change their columns as long as that pays.
 */
final class Assignment {
  private static final int NONE = -1;

  private final int[] starts;
  private final int[] columns;
  private final int[] costs;
  private final int aloneCost;
  private final int maxSteps;
  private final int[] columnOf;
  private final int[] rowOf;
  private final long[] prices;
  private final long[] distance;
  private final int[] reachedFrom;
  private final int[] reachedBy;
  private final int[] entryOf;
  private final int[] stampOf;
  private final boolean[] scanned;
  private final int[] touched;
  private final LongHeap heap = new LongHeap();
  private int touchedCount;
  private int stamp;
  private int givenUp;

  /**
   * @param starts where each row's entries begin in {@code columns} and {@code costs}, and one more
   *     for the end
   * @param aloneCost what a row without a column costs
   * @param maxSteps columns that may be looked at for one row; beyond it the row stays alone
   */
  Assignment(
      int[] starts, int[] columns, int[] costs, int columnCount, int aloneCost, int maxSteps) {
    this.starts = starts;
    this.columns = columns;
    this.costs = costs;
    this.aloneCost = aloneCost;
    this.maxSteps = maxSteps;
    this.columnOf = filled(starts.length - 1);
    this.rowOf = filled(columnCount);
    this.prices = new long[columnCount];
    this.distance = new long[columnCount];
    this.reachedFrom = new int[columnCount];
    this.reachedBy = new int[columnCount];
    this.entryOf = new int[starts.length - 1];
    this.stampOf = new int[columnCount];
    this.scanned = new boolean[columnCount];
    this.touched = new int[columnCount];
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, NONE);
    return array;
  }

  /** Solves it; each row's column, or -1. */
  int[] solve() {
    for (int row = 0; row < columnOf.length; row++) {
      assign(row);
    }
    return columnOf;
  }

  /** Rows for which there were too many ways. */
  int givenUp() {
    return givenUp;
  }

  private void assign(int row) {
    stamp++;
    touchedCount = 0;
    heap.clear();
    relax(row, 0);
    long aloneDistance = aloneCost;
    int aloneRow = row;
    int steps = 0;
    while (true) {
      int column = nearest();
      if (column == NONE || distance[column] >= aloneDistance) {
        giveUp(row, aloneRow, aloneDistance);
        return;
      }
      if (rowOf[column] == NONE) {
        settle(distance[column]);
        augment(row, column);
        return;
      }
      if (++steps > maxSteps) {
        givenUp++;
        return;
      }
      scanned[column] = true;
      int owner = rowOf[column];
      long shift = distance[column] - (costs[entryOf[owner]] - prices[column]);
      relax(owner, shift);
      if (aloneCost + shift < aloneDistance) {
        aloneDistance = aloneCost + shift;
        aloneRow = owner;
      }
    }
  }

  private void relax(int row, long shift) {
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      int column = columns[i];
      long reached = costs[i] - prices[column] + shift;
      if (stampOf[column] != stamp) {
        stampOf[column] = stamp;
        scanned[column] = false;
        touched[touchedCount++] = column;
      } else if (scanned[column] || reached >= distance[column]) {
        continue;
      }
      distance[column] = reached;
      reachedFrom[column] = row;
      reachedBy[column] = i;
      heap.add(reached, column);
    }
  }

  private int nearest() {
    while (!heap.isEmpty()) {
      long reached = heap.key();
      int column = heap.poll();
      if (!scanned[column] && reached == distance[column]) {
        return column;
      }
    }
    return NONE;
  }

  private void settle(long reached) {
    for (int i = 0; i < touchedCount; i++) {
      int column = touched[i];
      if (scanned[column]) {
        prices[column] += distance[column] - reached;
      }
    }
  }

  private void augment(int root, int last) {
    int column = last;
    while (true) {
      int row = reachedFrom[column];
      int before = columnOf[row];
      columnOf[row] = column;
      entryOf[row] = reachedBy[column];
      rowOf[column] = row;
      if (row == root) {
        return;
      }
      column = before;
    }
  }

  /** The cheapest is that a row stays alone: this one, or one whose column another takes over. */
  private void giveUp(int root, int aloneRow, long reached) {
    settle(reached);
    if (aloneRow != root) {
      int free = columnOf[aloneRow];
      columnOf[aloneRow] = NONE;
      rowOf[free] = NONE;
      augment(root, free);
    }
  }
}
