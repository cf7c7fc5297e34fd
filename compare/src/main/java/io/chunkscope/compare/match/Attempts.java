package io.chunkscope.compare.match;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which attempt of the hop followed on which that had failed, as the server side shows it, and for
 * which front exchange they were made. Of attempts that are alike, all are linked at once.
 */
final class Attempts {
  private static final int NONE = -1;
  private static final int ROUNDS = 3;

  private final List<ExchangeSummary> fronts;
  private final Clock clock;
  private final Successors successors;
  private final int[] after;
  private final int[] before;

  private Attempts(
      List<ExchangeSummary> fronts, List<ExchangeSummary> backs, Clock clock, int[] failed) {
    this.fronts = fronts;
    this.clock = clock;
    successors = new Successors(backs, failed);
    after = new int[backs.size()];
    before = new int[backs.size()];
    Arrays.fill(after, NONE);
    Arrays.fill(before, NONE);
  }

  /** As if each back exchange were the only attempt. */
  static Attempts single(List<ExchangeSummary> backs) {
    return new Attempts(List.of(), backs, Clock.SHARED, new int[0]);
  }

  /**
   * Finds them, by the server side alone.
   *
   * @param frontOf the front exchange of each back exchange, or -1
   */
  static Attempts find(
      List<ExchangeSummary> fronts, List<ExchangeSummary> backs, Clock clock, int[] frontOf) {
    int[] failed =
        IntStream.range(0, frontOf.length)
            .filter(back -> frontOf[back] == NONE && Retries.failed(backs.get(back)))
            .toArray();
    Attempts all = new Attempts(fronts, backs, clock, failed);
    if (failed.length > 0) {
      all.follow();
      for (int round = 1; round < ROUNDS; round++) {
        all.successors.learn(all.after, (next, attempt) -> 0);
        all.follow();
      }
    }
    return all;
  }

  /**
   * Finds them anew by for whom they were made: a first attempt is made when the front request has
   * come.
   *
   * @return whether anything changed
   */
  boolean linkAgain(int[] frontOf) {
    int[] former = after.clone();
    learn(frontOf);
    follow();
    return !Arrays.equals(former, after);
  }

  private void follow() {
    int[] next = successors.cheapest();
    Arrays.fill(after, NONE);
    Arrays.fill(before, NONE);
    for (int row = 0; row < next.length; row++) {
      if (next[row] != NONE) {
        int attempt = successors.failed()[row];
        after[attempt] = next[row];
        before[next[row]] = attempt;
      }
    }
  }

  private void learn(int[] frontOf) {
    long[] lagsNs = new long[frontOf.length];
    int pairs = 0;
    for (int back = 0; back < frontOf.length; back++) {
      if (frontOf[back] != NONE) {
        lagsNs[pairs++] = askedNs(frontOf[back], first(back));
      }
    }
    LagModel asked = new LagModel(lagsNs, pairs);
    successors.learn(
        after,
        (next, attempt) -> {
          int front = frontOf[next];
          return front == NONE
              ? 0
              : against(asked, front, first(attempt)) - against(asked, front, next);
        });
  }

  /** What speaks against an attempt being the first for a front exchange, in nats. */
  private double against(LagModel asked, int front, int attempt) {
    long lagNs = askedNs(front, attempt);
    return asked.nats(lagNs) + Arrangement.tooEarly(lagNs);
  }

  /** How long after a front request the hop asked, by an attempt. */
  private long askedNs(int front, int attempt) {
    return clock.toFront(successors.sentNs(attempt))
        - fronts.get(front).request().lastNs()
        + clock.uncertaintyNs();
  }

  /** Tells of which pairs another attempt may as well have been the first. */
  void tellTo(Doubts doubts, int[] frontOf) {
    int[] failed = successors.failed();
    int[] rowOf = new int[after.length];
    for (int row = 0; row < failed.length; row++) {
      rowOf[failed[row]] = row;
    }
    learn(frontOf);
    for (int row = 0; row < failed.length; row++) {
      int next = after[failed[row]];
      if (next == NONE) {
        continue;
      }
      int own = successors.price(row, next);
      for (int edge = successors.start(row); edge < successors.end(row); edge++) {
        int other = successors.next(edge);
        if (other == next) {
          continue;
        }
        double more = (double) successors.price(edge) - own;
        if (before[other] != NONE) {
          int rival = rowOf[before[other]];
          more += successors.price(rival, next) - successors.price(rival, other);
        }
        doubts.note(next, NONE, more);
        doubts.note(other, NONE, more);
      }
    }
  }

  /** The first of the attempts of which a back exchange is the last, or itself. */
  int first(int back) {
    int first = back;
    while (before[first] != NONE) {
      first = before[first];
    }
    return first;
  }

  /** The last of the attempts of which a back exchange is one, or itself. */
  int last(int back) {
    int last = back;
    while (after[last] != NONE) {
      last = after[last];
    }
    return last;
  }
}
