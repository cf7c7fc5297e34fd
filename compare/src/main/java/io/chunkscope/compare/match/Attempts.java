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

  /**
   * Tells of which pairs another attempt may as well have been the first, and of which two the last
   * attempts may as well have been made for each other's request.
   */
  void tellTo(Doubts doubts, int[] frontOf) {
    learn(frontOf);
    ways(
        (next, other, more) -> {
          doubts.note(next, NONE, more);
          doubts.note(other, NONE, more);
        });
    LagModel passed = passed(frontOf);
    successors.learn(after, (next, attempt) -> 0);
    ways(
        (next, other, more) -> {
          int one = last(next);
          int two = last(other);
          int front = frontOf[one];
          int rival = frontOf[two];
          if (front == NONE || rival == NONE || !answered(front, two) || !answered(rival, one)) {
            return;
          }
          double nats =
              passed.nats(passedNs(front, two))
                  + passed.nats(passedNs(rival, one))
                  - passed.nats(passedNs(front, one))
                  - passed.nats(passedNs(rival, two));
          doubts.note(one, rival, more + Refinement.NAT * nats);
          doubts.note(two, front, more + Refinement.NAT * nats);
        });
  }

  /** Another exchange than the one that seems to have followed an attempt, and what it costs. */
  private interface Way {
    void note(int next, int other, double more);
  }

  private void ways(Way way) {
    int[] failed = successors.failed();
    int[] rowOf = new int[after.length];
    for (int row = 0; row < failed.length; row++) {
      rowOf[failed[row]] = row;
    }
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
        way.note(next, other, more);
      }
    }
  }

  private LagModel passed(int[] frontOf) {
    long[] lagsNs = new long[frontOf.length];
    int pairs = 0;
    for (int back = 0; back < frontOf.length; back++) {
      if (frontOf[back] != NONE && answered(frontOf[back], back)) {
        lagsNs[pairs++] = passedNs(frontOf[back], back);
      }
    }
    return new LagModel(lagsNs, pairs);
  }

  /** Whether a pair would have a response on both sides, passed on after it came. */
  private boolean answered(int front, int back) {
    return fronts.get(front).response() != null
        && successors.exchange(back).response() != null
        && passedNs(front, back) >= 0;
  }

  private long passedNs(int front, int back) {
    return fronts.get(front).response().firstNs()
        - clock.toFront(successors.exchange(back).response().firstNs())
        + clock.uncertaintyNs();
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
