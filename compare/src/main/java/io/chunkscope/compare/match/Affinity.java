package io.chunkscope.compare.match;

import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the hop keeps to one back connection for each front connection, as some do, and not as
 * others with a pool. What other pairs show of that then counts for each pair.
 */
final class Affinity {
  private static final int MIN_PAIRS = 20;
  private static final double FAITHFUL = 0.5;

  private final Map<Long, Map<Long, Integer>> together = new HashMap<>();
  private final Map<Long, Integer> pairsOf = new HashMap<>();
  private final Set<Long> backConnections = new HashSet<>();

  /** Two pairs of one front connection, and of those with the same back connection, too. */
  private long all;

  private long same;

  /** A pair as it seems. */
  void add(ExchangeSummary front, ExchangeSummary back) {
    long f = front.connection().id();
    together
        .computeIfAbsent(f, id -> new HashMap<>())
        .merge(back.connection().id(), 1, Integer::sum);
    pairsOf.merge(f, 1, Integer::sum);
    backConnections.add(back.connection().id());
  }

  /** Whether two pairs of one front connection mostly have the same back connection. */
  boolean faithful() {
    count();
    return all >= MIN_PAIRS && same >= FAITHFUL * all;
  }

  private void count() {
    all = 0;
    same = 0;
    for (Map.Entry<Long, Map<Long, Integer>> entry : together.entrySet()) {
      long pairs = pairsOf.get(entry.getKey());
      all += pairs * (pairs - 1);
      for (long shared : entry.getValue().values()) {
        same += shared * (shared - 1);
      }
    }
  }

  /**
   * Makes pairs dearer whose connections no other pair has, or few have: by how unlikely it is that
   * the next pair of this front connection has that back connection.
   */
  void charge(
      Edges edges, int[] frontOf, List<ExchangeSummary> fronts, List<ExchangeSummary> backs) {
    double faithful = (same + 1.0) / (all + 2.0);
    double any = (1 - faithful) / backConnections.size();
    for (int back = 0; back < edges.rows(); back++) {
      long b = backs.get(back).connection().id();
      for (int edge = edges.start(back); edge < edges.end(back); edge++) {
        long f = fronts.get(edges.front(edge)).connection().id();
        // A pair is no witness in its own cause.
        int self = frontOf[back] == edges.front(edge) ? 1 : 0;
        int others = pairsOf.getOrDefault(f, 0) - self;
        int shared = together.getOrDefault(f, Map.of()).getOrDefault(b, 0) - self;
        if (others > 0) {
          double likely = faithful * shared / others + any;
          edges.raise(edge, (int) (-Math.log(likely) * Refinement.NAT));
        }
      }
    }
  }
}
