package io.chunkscope.compare.match;

import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ConnectionFacts;
import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Attempts of the hop that failed, so that it asked again: given to the pair for whose front
 * exchange they were made. That is the one with the likest request, and of those that are alike the
 * one whose time before it was sent on in the end they fill best: a hop asks as soon as it is
 * asked, and again as soon as it has failed.
 */
final class Retries {
  private static final int FIRST_SERVER_ERROR = 500;
  private static final Set<Integer> RETRIED = Set.of(403, 404, 408, 421, 425, 429);

  /** More than any time: an attempt that was not over when the next one began. */
  private static final long OVERLAPPING = Long.MAX_VALUE / 4;

  /** Fronts that are considered for one attempt to the end: so many overlap hardly ever. */
  private static final int MOST_CLAIMS = 16;

  private static final Comparator<Claim> LIKELIEST_FIRST =
      Comparator.comparingInt(Claim::price)
          .thenComparingLong(Claim::idleNs)
          .thenComparingInt(Claim::number)
          .thenComparingInt(Claim::front);

  private final FrontIndex index;
  private final List<ExchangeSummary> fronts;
  private final Clock clock;
  private final long toleranceNs;
  private final Map<Integer, List<ExchangeSummary>> attempts = new HashMap<>();

  /**
   * An attempt, and a front that it may have been made for.
   *
   * @param number of the attempt among those without a partner
   * @param price what speaks against it in what the requests say
   * @param idleNs time in which the hop would have done nothing for it
   */
  private record Claim(int number, int front, int price, long idleNs) {}

  Retries(FrontIndex index, List<ExchangeSummary> fronts, Clock clock, long toleranceNs) {
    this.index = index;
    this.fronts = fronts;
    this.clock = clock;
    this.toleranceNs = toleranceNs;
  }

  /** An attempt is known to be made for the pair of a front exchange. */
  void give(ExchangeSummary attempt, int front) {
    attempts.computeIfAbsent(front, any -> new ArrayList<>()).add(attempt);
  }

  /**
   * Takes those that are retries out of the back exchanges without a partner.
   *
   * @param pairs of fronts, by number; null where there is none
   */
  void assign(List<ExchangeSummary> unpaired, Pair[] pairs, int maxCandidates) {
    PriorityQueue<Claim> claims = new PriorityQueue<>(LIKELIEST_FIRST);
    for (int i = 0; i < unpaired.size(); i++) {
      if (failed(unpaired.get(i))) {
        claim(i, unpaired.get(i), pairs, maxCandidates, claims);
      }
    }
    while (!claims.isEmpty()) {
      Claim claim = claims.poll();
      ExchangeSummary attempt = unpaired.get(claim.number());
      if (attempt == null) {
        continue;
      }
      // What was given to the front since then may fill the time better, or stand in the way.
      long idleNs = idleNs(attempt, claim.front(), pairs[claim.front()]);
      if (idleNs != claim.idleNs()) {
        claims.add(new Claim(claim.number(), claim.front(), claim.price(), idleNs));
        continue;
      }
      give(attempt, claim.front());
      unpaired.set(claim.number(), null);
    }
    unpaired.removeIf(Objects::isNull);
    attempts.forEach(
        (front, backs) -> {
          backs.sort(Comparator.comparingLong(ExchangeSummary::firstNs));
          pairs[front] = pairs[front].withRetries(backs);
        });
  }

  /** Whether the hop had to ask again; what the capture lacks, nobody knows of. */
  static boolean failed(ExchangeSummary back) {
    if (back.status() >= FIRST_SERVER_ERROR || RETRIED.contains(back.status())) {
      return true;
    }
    ConnectionFacts connection = back.connection();
    boolean over =
        connection.end() != ConnectionEnd.CAPTURE_END && connection.end() != ConnectionEnd.EVICTED;
    return !back.answered() && over && !connection.gaps();
  }

  private void claim(
      int number,
      ExchangeSummary attempt,
      Pair[] pairs,
      int maxCandidates,
      PriorityQueue<Claim> claims) {
    List<Claim> own = new ArrayList<>();
    long beganNs = clock.toFront(attempt.firstNs());
    String tail = Targets.tail(attempt.request().target());
    for (int front : index.underWay(tail, beganNs, toleranceNs, maxCandidates)) {
      Pair pair = pairs[front];
      if (pair != null
          && pair.back().request().method().equals(attempt.request().method())
          && pair.back().request().target().equals(attempt.request().target())) {
        int price = PairCost.request(fronts.get(front), attempt);
        own.add(new Claim(number, front, price, idleNs(attempt, front, pair)));
      }
    }
    own.sort(LIKELIEST_FIRST);
    claims.addAll(own.subList(0, Math.min(MOST_CLAIMS, own.size())));
  }

  /** By the server side's clock, except for where the front exchange began. */
  private long idleNs(ExchangeSummary attempt, int front, Pair pair) {
    long beforeNs = clock.toFront(attempt.firstNs()) - fronts.get(front).firstNs();
    long afterNs = pair.back().firstNs() - attempt.lastNs();
    boolean overlaps = afterNs < -toleranceNs;
    for (ExchangeSummary other : attempts.getOrDefault(front, List.of())) {
      if (other.firstNs() >= attempt.lastNs() - toleranceNs) {
        afterNs = Math.min(afterNs, other.firstNs() - attempt.lastNs());
      } else if (other.lastNs() <= attempt.firstNs() + toleranceNs) {
        beforeNs = Math.min(beforeNs, attempt.firstNs() - other.lastNs());
      } else {
        overlaps = true;
      }
    }
    return Math.abs(beforeNs) + Math.abs(afterNs) + (overlaps ? OVERLAPPING : 0);
  }
}
