package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DoubtsTest {
  private static Edges edges(int[][] costs) {
    Edges edges = new Edges();
    for (int[] row : costs) {
      for (int front = 0; front < row.length; front++) {
        if (row[front] >= 0) {
          edges.add(front, row[front], 0);
        }
      }
      edges.endRow();
    }
    return edges;
  }

  @Test
  void exchangingPartnersCostsWhatBothThenCostMore() {
    Edges edges = edges(new int[][] {{10, 30}, {25, 10}});
    Doubts doubts = Doubts.of(edges, new int[] {0, 1}, new int[] {0, 1});

    assertEquals(35, doubts.cost(0));
    assertEquals(1, doubts.front(0));
    assertEquals(35, doubts.cost(1));
  }

  @Test
  void aPartnerThatIsFreeCostsOnlyTheDifference() {
    Edges edges = edges(new int[][] {{10, 12}});
    Doubts doubts = Doubts.of(edges, new int[] {0}, new int[] {0, -1});

    assertEquals(2, doubts.cost(0));
    assertEquals(1, doubts.front(0));
  }

  @Test
  void whoeverWouldBeLeftAloneMakesItDear() {
    Edges edges = edges(new int[][] {{10, 12}, {-1, 10}});
    Doubts doubts = Doubts.of(edges, new int[] {0, 1}, new int[] {0, 1});

    assertEquals(2.0 + PairCost.ALONE - 10, doubts.cost(0));
    assertEquals(Double.POSITIVE_INFINITY, doubts.cost(1));
    assertEquals(-1, doubts.front(1));
  }

  @Test
  void theNextBestIsKeptAndNeverBetterThanThePair() {
    Doubts doubts = new Doubts(1);
    doubts.note(0, 4, 7);
    doubts.note(0, 5, -3);
    doubts.note(0, 6, 2);

    assertEquals(0, doubts.cost(0));
    assertEquals(5, doubts.front(0));
  }
}
