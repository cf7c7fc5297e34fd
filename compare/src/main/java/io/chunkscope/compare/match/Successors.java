package io.chunkscope.compare.match;

import io.chunkscope.compare.leg.ConnectionFacts;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.PrintSet;
import io.chunkscope.compare.leg.RequestFacts;
import java.util.Arrays;
import java.util.Comparator;
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
  private final int[] starts;
  private int[] nexts = new int[MOST];

  /**
   * Finds the candidates.
   *
   * @param failed attempts that did, by number
   */
  Successors(List<ExchangeSummary> backs, int[] failed) {
    this.backs = backs;
    this.failed = failed;
    starts = new int[failed.length + 1];
    Integer[] byStart = new Integer[failed.length == 0 ? 0 : backs.size()];
    Arrays.setAll(byStart, back -> back);
    Arrays.sort(byStart, Comparator.comparingLong(this::sentNs));
    long[] sentNs = Arrays.stream(byStart).mapToLong(this::sentNs).toArray();
    int count = 0;
    for (int i = 0; i < failed.length; i++) {
      ExchangeSummary attempt = backs.get(failed[i]);
      int row = count;
      long soonestNs = Math.max(sentNs(failed[i]) + 1, attempt.lastNs() - Arrangement.STAMP_NS);
      int at = Order.before(sentNs, soonestNs);
      for (; at < byStart.length && count - row < MOST; at++) {
        if (alike(attempt, backs.get(byStart[at]))) {
          nexts = count == nexts.length ? Arrays.copyOf(nexts, 2 * count) : nexts;
          nexts[count++] = byStart[at];
        }
      }
      Arrays.sort(nexts, row, count);
      starts[i + 1] = count;
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

  int start(int row) {
    return starts[row];
  }

  int end(int row) {
    return starts[row + 1];
  }

  int next(int edge) {
    return nexts[edge];
  }

  /** What it costs if a back exchange followed an attempt; more than that is a lot. */
  int price(int[] prices, int row, int next) {
    int edge = Arrays.binarySearch(nexts, start(row), end(row), next);
    return edge < 0 ? LAST * Refinement.NAT : prices[edge];
  }

  /** Of each attempt what followed, or -1. */
  int[] cheapest(int[] prices) {
    return new Assignment(starts, nexts, prices, backs.size(), LAST * Refinement.NAT, MAX_STEPS)
        .solve();
  }

  /** Prices, as long as nothing is known: what comes sooner is likelier. */
  int[] soonest() {
    int[] prices = new int[starts[failed.length]];
    for (int row = 0; row < failed.length; row++) {
      for (int edge = start(row); edge < end(row); edge++) {
        long afterNs = Math.max(0, afterEndNs(failed[row], nexts[edge]));
        if (isClosed(failed[row])) {
          afterNs = Math.min(afterNs, Math.abs(afterCloseNs(failed[row], nexts[edge])));
        }
        prices[edge] = price(SOONER * Math.log1p(afterNs / SOON_NS));
      }
    }
    return prices;
  }

  /**
   * Prices learned from what seems to follow.
   *
   * @param after what followed each attempt, or -1
   * @param asked what else speaks against a successor of an attempt, in nats
   */
  int[] learned(int[] after, Asked asked) {
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
    int[] prices = new int[starts[failed.length]];
    for (int row = 0; row < failed.length; row++) {
      int attempt = failed[row];
      for (int edge = start(row); edge < end(row); edge++) {
        double nats = asked.nats(nexts[edge], attempt);
        nats += afterEnd.nats(afterEndNs(attempt, nexts[edge]));
        if (closes && isClosed(attempt)) {
          nats += afterClose.nats(afterCloseNs(attempt, nexts[edge]));
        }
        prices[edge] = price(nats);
      }
    }
    return prices;
  }

  /** What speaks for or against a successor beside the times of the two. */
  interface Asked {
    /** Weighs it, in nats. */
    double nats(int next, int attempt);
  }

  private static int price(double nats) {
    double positive = Math.max(0, nats + LAST / 2.0);
    return (int) (Math.min(positive, 2 * LAST) * Refinement.NAT);
  }

  private long afterEndNs(int attempt, int next) {
    return sentNs(next) - backs.get(attempt).lastNs();
  }

  private long afterCloseNs(int attempt, int next) {
    return sentNs(next) - backs.get(attempt).connection().leftNs();
  }

  /** Whether the hop closed its connection after it. */
  private boolean isClosed(int attempt) {
    ConnectionFacts connection = backs.get(attempt).connection();
    return backs.get(attempt).index() == connection.exchanges() - 1
        && connection.leftNs() != ConnectionFacts.NOT_SEEN;
  }

  /** When the hop sent the first of it: the SYN of a connection opened for it, or the request. */
  long sentNs(int back) {
    ExchangeSummary exchange = backs.get(back);
    long openedNs = exchange.connection().openedNs();
    boolean opens = exchange.index() == 0 && openedNs != ConnectionFacts.NOT_SEEN;
    return opens ? openedNs : exchange.firstNs();
  }
}
