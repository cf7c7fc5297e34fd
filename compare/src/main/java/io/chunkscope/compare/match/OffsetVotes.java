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
 * but for its times votes for the offset that it would mean. Right pairs agree, wrong ones do not.
 * The fewer pairs an exchange could be part of, the more its vote counts.
 */
final class OffsetVotes {
  private static final int PROPOSALS = 6;
  private static final int MAX_BACKS_OF_A_KIND = 400;
  private static final long WINDOW_NS = 2_000_000L;

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

  private record Vote(long offsetNs, double weight) {}

  /** Offsets that many pairs agree on, the best first. */
  List<Long> proposals() {
    List<Vote> votes = votes();
    votes.sort(Comparator.comparingLong(Vote::offsetNs));
    double[] sums = new double[votes.size() + 1];
    for (int i = 0; i < votes.size(); i++) {
      sums[i + 1] = sums[i] + votes.get(i).weight();
    }
    List<Long> proposals = new ArrayList<>();
    boolean[] taken = new boolean[votes.size()];
    while (proposals.size() < PROPOSALS) {
      int best = -1;
      double bestWeight = 0;
      int end = 0;
      for (int start = 0; start < votes.size(); start++) {
        while (end < votes.size()
            && votes.get(end).offsetNs() - votes.get(start).offsetNs() <= WINDOW_NS) {
          end++;
        }
        double weight = sums[end] - sums[start];
        if (!taken[start] && weight > bestWeight) {
          best = start;
          bestWeight = weight;
        }
      }
      if (best < 0) {
        break;
      }
      proposals.add(median(votes, best));
      long around = votes.get(best).offsetNs();
      for (int i = 0; i < votes.size(); i++) {
        taken[i] |= Math.abs(votes.get(i).offsetNs() - around) <= 2 * WINDOW_NS;
      }
    }
    return proposals;
  }

  private static long median(List<Vote> votes, int start) {
    int end = start;
    while (end < votes.size()
        && votes.get(end).offsetNs() - votes.get(start).offsetNs() <= WINDOW_NS) {
      end++;
    }
    return votes.get((start + end) / 2).offsetNs();
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
          votes.add(new Vote(front.firstNs() - back.firstNs(), weight));
        }
      }
    }
  }

  /** A hop cannot be faster than the server behind it. */
  private static boolean mayNest(ExchangeSummary front, ExchangeSummary back) {
    return front.response() == null
        || back.response() == null
        || front.response().firstNs() - front.firstNs()
            >= back.response().firstNs() - back.firstNs();
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
