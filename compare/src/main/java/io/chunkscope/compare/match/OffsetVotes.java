package io.chunkscope.compare.match;

import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where two clocks may stand to each other, before anything is paired: every pair that could be one
 * but for its times votes for the offset that it would mean. Right pairs agree, wrong ones do not;
 * right ones agree, too, in how much longer the hop's client waited than the hop, which tells them
 * from wrong ones where many requests are alike. The fewer pairs an exchange could be part of, the
 * more its vote counts.
 */
final class OffsetVotes {
  private static final int PROPOSALS = 6;
  private static final int MAX_BACKS_OF_A_KIND = 400;
  private static final long WINDOW_NS = 2_000_000L;
  private static final long HALF_NS = WINDOW_NS / 2;

  private final List<ExchangeSummary> fronts;
  private final List<ExchangeSummary> backs;
  private final int maxVotes;

  OffsetVotes(List<ExchangeSummary> fronts, List<ExchangeSummary> backs, int maxVotes) {
    this.fronts = fronts;
    this.backs = backs;
    this.maxVotes = maxVotes;
  }

  /** Exchanges that can be told apart by their times alone. */
  private static final class Kind {
    final List<ExchangeSummary> fronts = new ArrayList<>();
    final List<ExchangeSummary> backs = new ArrayList<>();

    long pairs() {
      return (long) fronts.size() * Math.min(backs.size(), MAX_BACKS_OF_A_KIND);
    }
  }

  /**
   * A pair's vote.
   *
   * @param longerNs by how much the client waited longer than the hop; 0 where one got no answer
   */
  private record Vote(long offsetNs, long longerNs, double weight) {}

  /** Votes that agree within half a window in both. */
  private record Cell(long offset, long longer) {
    static Cell of(Vote vote) {
      return new Cell(
          Math.floorDiv(vote.offsetNs(), HALF_NS), Math.floorDiv(vote.longerNs(), HALF_NS));
    }
  }

  /** Offsets that many pairs agree on, the best first. */
  List<Long> proposals() {
    Map<Cell, double[]> cells = new HashMap<>();
    for (Vote vote : votes()) {
      double[] sum = cells.computeIfAbsent(Cell.of(vote), cell -> new double[2]);
      sum[0] += vote.weight();
      sum[1] += vote.weight() * Math.floorMod(vote.offsetNs(), HALF_NS);
    }
    List<Map.Entry<Cell, Double>> best = new ArrayList<>();
    for (Cell cell : cells.keySet()) {
      best.add(Map.entry(cell, window(cells, cell)[0]));
    }
    best.sort(
        Map.Entry.<Cell, Double>comparingByValue()
            .reversed()
            .thenComparing(entry -> entry.getKey().offset())
            .thenComparing(entry -> entry.getKey().longer()));
    List<Long> proposals = new ArrayList<>();
    for (Map.Entry<Cell, Double> entry : best) {
      double[] sums = window(cells, entry.getKey());
      long offsetNs = entry.getKey().offset() * HALF_NS + Math.round(sums[1] / sums[0]);
      if (proposals.stream().allMatch(other -> Math.abs(other - offsetNs) > 2 * WINDOW_NS)) {
        proposals.add(offsetNs);
      }
      if (proposals.size() == PROPOSALS) {
        break;
      }
    }
    return proposals;
  }

  /** The sum of four cells' weights, and of their offsets from the first one's beginning. */
  private static double[] window(Map<Cell, double[]> cells, Cell first) {
    double weight = 0;
    double offsets = 0;
    for (int i = 0; i < 4; i++) {
      double[] sums = cells.get(new Cell(first.offset() + i % 2, first.longer() + i / 2));
      if (sums != null) {
        weight += sums[0];
        offsets += sums[1] + sums[0] * (i % 2) * HALF_NS;
      }
    }
    return new double[] {weight, offsets};
  }

  private List<Vote> votes() {
    Map<String, Kind> kinds = new HashMap<>();
    fronts.forEach(front -> kinds.computeIfAbsent(key(front), k -> new Kind()).fronts.add(front));
    backs.forEach(back -> kinds.computeIfAbsent(key(back), k -> new Kind()).backs.add(back));
    List<Kind> ordered =
        kinds.values().stream()
            .filter(kind -> kind.pairs() > 0)
            .sorted(Comparator.comparingLong(Kind::pairs))
            .toList();
    List<Vote> votes = new ArrayList<>();
    for (Kind kind : ordered) {
      if (!votes.isEmpty() && votes.size() + kind.pairs() > maxVotes) {
        break;
      }
      vote(kind, votes);
    }
    return votes;
  }

  private void vote(Kind kind, List<Vote> votes) {
    // Of very many alike a run in the middle is as telling as all of them.
    int count = Math.min(kind.backs.size(), MAX_BACKS_OF_A_KIND);
    int from = (kind.backs.size() - count) / 2;
    double weight = 1.0 / kind.fronts.size();
    for (ExchangeSummary back : kind.backs.subList(from, from + count)) {
      for (ExchangeSummary front : kind.fronts) {
        if (votes.size() >= maxVotes) {
          return;
        }
        if (mayNest(front, back)) {
          votes.add(new Vote(front.firstNs() - back.firstNs(), longerNs(front, back), weight));
        }
      }
    }
  }

  /** A hop cannot be faster than the server behind it. */
  private static boolean mayNest(ExchangeSummary front, ExchangeSummary back) {
    return longerNs(front, back) >= 0;
  }

  private static long longerNs(ExchangeSummary front, ExchangeSummary back) {
    if (front.response() == null || back.response() == null) {
      return 0;
    }
    return front.response().firstNs()
        - front.firstNs()
        - (back.response().firstNs() - back.firstNs());
  }

  /** What two exchanges have in common that may be one, so far as nothing but a hop is between. */
  private static String key(ExchangeSummary exchange) {
    boolean text = exchange.response() != null && exchange.response().body() != null;
    long[] telling = {
      exchange.status(),
      exchange.request().bodyBytes(),
      exchange.request().bodyPrint(),
      text ? exchange.response().body().textPrint() : 0
    };
    return exchange.request().method()
        + ' '
        + Targets.tail(exchange.request().target())
        + ' '
        + Arrays.toString(telling);
  }
}
