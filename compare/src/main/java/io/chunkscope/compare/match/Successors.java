package io.chunkscope.compare.match;

import io.chunkscope.compare.leg.ConnectionFacts;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.PrintSet;
import io.chunkscope.compare.leg.RequestFacts;
import java.util.Arrays;
import java.util.List;

/**
 * Which back exchanges may have followed an attempt that failed, and what that costs: a sparse
 * matrix by attempts. A hop asks again as soon as it knows, and often as it closes the connection
 * of the attempt before; what is usual is learned.
 */
final class Successors {
  private static final int NONE = -1;

  /** Later exchanges that are considered for one attempt. */
  private static final int MOST = 64;

  /** What it costs that nothing followed; half of that is what others' costs begin with, nats. */
  private static final int LAST = 60;

  private static final int MAX_STEPS = 20_000;

  /** Before anything is known: the longer, the less likely. */
  private static final double SOONER = 2;

  private static final double SOON_NS = 100_000;

  private final List<ExchangeSummary> backs;
  private final int[] failed;

  /** By attempts; in place of front exchanges, those that may have followed. */
  private final Edges edges = new Edges();

  /**
   * Finds the candidates, whose prices are such that what comes sooner is likelier.
   *
   * @param failed attempts that did, by number
   */
  Successors(List<ExchangeSummary> backs, int[] failed) {
    this.backs = backs;
    this.failed = failed;
    int[] byStart = Timings.inOrder(failed.length == 0 ? 0 : backs.size(), this::sentNs);
    long[] sentNs = Arrays.stream(byStart).mapToLong(this::sentNs).toArray();
    for (int attempt : failed) {
      long endedNs = backs.get(attempt).lastNs();
      long soonestNs = Math.max(sentNs(attempt) + 1, endedNs - Arrangement.STAMP_NS);
      Arrays.stream(byStart)
          .skip(Order.before(sentNs, soonestNs))
          .filter(next -> alike(backs.get(attempt), backs.get(next)))
          .limit(MOST)
          .sorted()
          .forEach(next -> edges.add(next, cost(sooner(attempt, next)), 0));
      edges.endRow();
    }
  }

  private static boolean alike(ExchangeSummary one, ExchangeSummary other) {
    RequestFacts a = one.request();
    RequestFacts b = other.request();
    PrintSet prints = a.head().prints();
    return a.method().equals(b.method())
        && a.target().equals(b.target())
        && a.bodyBytes() == b.bodyBytes()
        && prints.size() == b.head().prints().size()
        && prints.shared(b.head().prints()) == prints.size();
  }

  /** Attempts that failed. */
  int[] failed() {
    return failed;
  }

  ExchangeSummary exchange(int back) {
    return backs.get(back);
  }

  int start(int row) {
    return edges.start(row);
  }

  int end(int row) {
    return edges.end(row);
  }

  int next(int edge) {
    return edges.front(edge);
  }

  int price(int edge) {
    return edges.cost(edge);
  }

  /** What it costs if a back exchange followed an attempt; if it hardly can, a lot. */
  int price(int row, int next) {
    int edge = edges.find(row, next);
    return edge < 0 ? LAST * Refinement.NAT : edges.cost(edge);
  }

  /** Of each attempt what followed, or -1. */
  int[] cheapest() {
    return edges.assignment(backs.size(), LAST * Refinement.NAT, MAX_STEPS).solve();
  }

  private double sooner(int attempt, int next) {
    long afterNs = Math.max(0, afterEndNs(attempt, next));
    if (isClosed(attempt)) {
      afterNs = Math.min(afterNs, Math.abs(afterCloseNs(attempt, next)));
    }
    return SOONER * Math.log1p(afterNs / SOON_NS);
  }

  /**
   * Learns prices from what seems to follow.
   *
   * @param after what followed each attempt, or -1
   * @param asked what else speaks against a successor of an attempt, in nats
   */
  void learn(int[] after, Asked asked) {
    long[] endedNs = new long[failed.length];
    long[] closedNs = new long[failed.length];
    int ended = 0;
    int closed = 0;
    for (int attempt : failed) {
      if (after[attempt] != NONE) {
        endedNs[ended++] = afterEndNs(attempt, after[attempt]);
        if (isClosed(attempt)) {
          closedNs[closed++] = afterCloseNs(attempt, after[attempt]);
        }
      }
    }
    LagModel afterEnd = new LagModel(endedNs, ended);
    LagModel afterClose = new LagModel(closedNs, closed);
    // Connections that are kept are closed some time, too.
    boolean closes = closed * 2 > ended;
    for (int row = 0; row < failed.length; row++) {
      int attempt = failed[row];
      for (int edge = start(row); edge < end(row); edge++) {
        int next = next(edge);
        double nats = asked.nats(next, attempt) + afterEnd.nats(afterEndNs(attempt, next));
        if (closes && isClosed(attempt)) {
          nats += afterClose.nats(afterCloseNs(attempt, next));
        }
        edges.reprice(edge, cost(nats));
      }
    }
  }

  /** What speaks for or against a successor beside the times of the two. */
  interface Asked {
    /** Weighs it, in nats. */
    double nats(int next, int attempt);
  }

  private static int cost(double nats) {
    double positive = Math.max(0, nats + LAST / 2.0);
    return (int) (Math.min(positive, 2 * LAST) * Refinement.NAT);
  }

  private long afterEndNs(int attempt, int next) {
    return sentNs(next) - backs.get(attempt).lastNs();
  }

  private long afterCloseNs(int attempt, int next) {
    return sentNs(next) - backs.get(attempt).leftNs();
  }

  private boolean isClosed(int attempt) {
    return backs.get(attempt).leftNs() != ConnectionFacts.NOT_SEEN;
  }

  /** When the hop sent the first of it: the SYN of a connection opened for it, or the request. */
  long sentNs(int back) {
    long openedNs = backs.get(back).openedNs();
    return openedNs == ConnectionFacts.NOT_SEEN ? backs.get(back).firstNs() : openedNs;
  }
}
