package io.chunkscope.compare.match;

import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.ResponseFacts;
import java.util.List;
import java.util.Objects;

/** How sure pairs are, and whether the next best way to pair would change any judgement. */
final class Rivals {
  private static final int NONE = -1;

  private final Doubts doubts;
  private final int[] frontOf;
  private final int[] backOf;
  private final List<ExchangeSummary> fronts;
  private final List<ExchangeSummary> backs;

  Rivals(
      Doubts doubts,
      int[] frontOf,
      int[] backOf,
      List<ExchangeSummary> fronts,
      List<ExchangeSummary> backs) {
    this.doubts = doubts;
    this.frontOf = frontOf;
    this.backOf = backOf;
    this.fronts = fronts;
    this.backs = backs;
  }

  /** The pair of a back exchange, which has a partner. */
  Pair pair(int back) {
    double margin = doubts.cost(back) / PairCost.SQUARE_MS;
    return new Pair(fronts.get(frontOf[back]), backs.get(back), List.of(), margin, leavesAll(back));
  }

  private boolean leavesAll(int back) {
    int other = doubts.front(back);
    if (other == NONE) {
      return doubts.cost(back) == Double.POSITIVE_INFINITY;
    }
    int rival = backOf[other];
    return sameShape(fronts.get(frontOf[back]), fronts.get(other))
        && (rival == NONE || sameShape(backs.get(back), backs.get(rival)));
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
