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

  /** Less than any vote, and more than sums are inexact by. */
  private static final double NOTHING = 1e-9;

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
   * @param longer by how many half windows the client waited longer than the hop; 0 where one got
   *     no answer
   */
  private record Vote(long offsetNs, int longer, float weight) {}

  /** Offsets that many pairs agree on, the best first. */
  List<Long> proposals() {
    List<Vote> votes = votes();
    votes.sort(Comparator.comparingLong(Vote::offsetNs));
    double[] support = support(votes);
    List<Long> proposals = new ArrayList<>();
    while (proposals.size() < PROPOSALS) {
      int best = -1;
      for (int i = 0; i < support.length; i++) {
        if (support[i] > 0 && (best < 0 || support[i] > support[best])) {
          best = i;
        }
      }
      if (best < 0) {
        break;
      }
      proposals.add(middle(votes, best));
      long around = votes.get(best).offsetNs();
      for (int i = 0; i < support.length; i++) {
        if (Math.abs(votes.get(i).offsetNs() - around) <= 3 * WINDOW_NS) {
          support[i] = 0;
        }
      }
    }
    return proposals;
  }

  /** Of each vote, the weight of those in the window before it that agree with it in both. */
  private static double[] support(List<Vote> votes) {
    double[] support = new double[votes.size()];
    Map<Integer, Double> window = new HashMap<>();
    int start = 0;
    for (int i = 0; i < support.length; i++) {
      Vote vote = votes.get(i);
      window.merge(vote.longer(), (double) vote.weight(), Double::sum);
      for (; vote.offsetNs() - votes.get(start).offsetNs() > WINDOW_NS; start++) {
        Vote gone = votes.get(start);
        window.computeIfPresent(
            gone.longer(),
            (key, sum) -> sum - gone.weight() < NOTHING ? null : sum - gone.weight());
      }
      double beside =
          Math.max(
              window.getOrDefault(vote.longer() - 1, 0.0),
              window.getOrDefault(vote.longer() + 1, 0.0));
      support[i] = window.get(vote.longer()) + beside;
    }
    return support;
  }

  /** The median of a vote and those before it that agree with it. */
  private static long middle(List<Vote> votes, int last) {
    Vote vote = votes.get(last);
    List<Long> agreeing = new ArrayList<>();
    for (int i = last; i >= 0 && vote.offsetNs() - votes.get(i).offsetNs() <= WINDOW_NS; i--) {
      if (Math.abs(votes.get(i).longer() - vote.longer()) <= 1) {
        agreeing.add(votes.get(i).offsetNs());
      }
    }
    return agreeing.get(agreeing.size() / 2);
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
    float weight = 1f / kind.fronts.size();
    for (ExchangeSummary back : kind.backs.subList(from, from + count)) {
      for (ExchangeSummary front : kind.fronts) {
        if (votes.size() >= maxVotes) {
          return;
        }
        if (mayNest(front, back)) {
          votes.add(
              new Vote(
                  front.firstNs() - back.firstNs(),
                  (int) Math.min(Integer.MAX_VALUE, longerNs(front, back) / HALF_NS),
                  weight));
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
