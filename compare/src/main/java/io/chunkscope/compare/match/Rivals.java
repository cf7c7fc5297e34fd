package io.chunkscope.compare.match;

import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.ResponseFacts;
import java.util.List;
import java.util.Objects;

/**
 * How sure pairs are: what it would cost to exchange the partners of two of them, or to take a
 * partner that is free.
 */
final class Rivals {
  private final Edges edges;
  private final int[] frontOf;
  private final int[] backOf;
  private final List<ExchangeSummary> fronts;
  private final List<ExchangeSummary> backs;

  Rivals(
      Edges edges,
      int[] frontOf,
      int[] backOf,
      List<ExchangeSummary> fronts,
      List<ExchangeSummary> backs) {
    this.edges = edges;
    this.frontOf = frontOf;
    this.backOf = backOf;
    this.fronts = fronts;
    this.backs = backs;
  }

  /** The pair of a back exchange, which has a partner. */
  Pair pair(int back) {
    int front = frontOf[back];
    int own = edges.cost(back, front);
    double margin = Pair.NO_RIVAL;
    boolean alike = true;
    for (int edge = edges.start(back); edge < edges.end(back); edge++) {
      int other = edges.front(edge);
      if (other == front) {
        continue;
      }
      int rival = backOf[other];
      long extra = (long) edges.cost(edge) - own;
      if (rival >= 0) {
        int crossed = edges.cost(rival, front);
        extra +=
            (crossed == PairCost.IMPOSSIBLE ? PairCost.ALONE : crossed) - edges.cost(rival, other);
      }
      double difference = Math.max(0, extra) / (double) PairCost.SQUARE_MS;
      if (difference < margin) {
        margin = difference;
        alike =
            sameShape(fronts.get(front), fronts.get(other))
                && (rival < 0 || sameShape(backs.get(back), backs.get(rival)));
      }
    }
    return new Pair(fronts.get(front), backs.get(back), List.of(), margin, alike);
  }

  /** Whether two exchanges of one side are alike in all that is judged. */
  private static boolean sameShape(ExchangeSummary one, ExchangeSummary other) {
    ResponseFacts a = one.response();
    ResponseFacts b = other.response();
    if (a == null || b == null) {
      return a == null && b == null;
    }
    return a.status() == b.status()
        && a.framing() == b.framing()
        && a.chunks() == b.chunks()
        && a.flushes().count() == b.flushes().count()
        && a.head().persists() == b.head().persists()
        && a.head().http11() == b.head().http11()
        && one.request().head().persists() == other.request().head().persists()
        && one.request().head().http11() == other.request().head().http11()
        && Objects.equals(a.contentCoding(), b.contentCoding());
  }
}
