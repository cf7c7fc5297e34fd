package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  private static final int ALONE = 100;

  private static int[] solve(Integer[][] costs, int columns) {
    Edges edges = edges(costs);
    int[] starts = new int[costs.length + 1];
    int count = 0;
    for (int row = 0; row < costs.length; row++) {
      count += edges.end(row) - edges.start(row);
      starts[row + 1] = count;
    }
    int[] fronts = new int[count];
    int[] prices = new int[count];
    for (int i = 0; i < count; i++) {
      fronts[i] = edges.front(i);
      prices[i] = edges.cost(i);
    }
    return new Assignment(starts, fronts, prices, columns, ALONE, 1_000).solve();
  }

  private static Edges edges(Integer[][] costs) {
    Edges edges = new Edges();
    for (Integer[] row : costs) {
      for (int column = 0; column < row.length; column++) {
        if (row[column] != null) {
          edges.add(column, row[column], row[column]);
        }
      }
      edges.endRow();
    }
    return edges;
  }

  @Test
  void anEarlierRowGivesWayWhereThatIsCheaper() {
    assertArrayEquals(new int[] {1, 0}, solve(new Integer[][] {{1, 2}, {1, 50}}, 2));
  }

  @Test
  void aRowStaysAloneWhereItsOnlyColumnIsWorthMoreToAnother() {
    assertArrayEquals(new int[] {-1, 0}, solve(new Integer[][] {{60}, {10}}, 1));
  }

  @Test
  void aRowWithoutEntriesStaysAlone() {
    assertArrayEquals(new int[] {-1, 0}, solve(new Integer[][] {{}, {3}}, 1));
  }

  @Test
  void isAsCheapAsTheCheapestOfAllWays() {
    Random random = new Random(7);
    for (int trial = 0; trial < 400; trial++) {
      int rows = 1 + random.nextInt(6);
      int columns = 1 + random.nextInt(6);
      Integer[][] costs = new Integer[rows][columns];
      for (Integer[] row : costs) {
        for (int column = 0; column < columns; column++) {
          row[column] = random.nextInt(3) == 0 ? null : random.nextInt(130);
        }
      }
      int[] solved = solve(costs, columns);
      long cost = 0;
      boolean[] taken = new boolean[columns];
      for (int row = 0; row < rows; row++) {
        if (solved[row] < 0) {
          cost += ALONE;
        } else {
          assertEquals(false, taken[solved[row]]);
          taken[solved[row]] = true;
          cost += costs[row][solved[row]];
        }
      }
      assertEquals(cheapest(costs, 0, new boolean[columns]), cost, "trial " + trial);
    }
  }

  private static long cheapest(Integer[][] costs, int row, boolean[] taken) {
    if (row == costs.length) {
      return 0;
    }
    long best = ALONE + cheapest(costs, row + 1, taken);
    for (int column = 0; column < taken.length; column++) {
      if (!taken[column] && costs[row][column] != null) {
        taken[column] = true;
        best = Math.min(best, costs[row][column] + cheapest(costs, row + 1, taken));
        taken[column] = false;
      }
    }
    return best;
  }
}
