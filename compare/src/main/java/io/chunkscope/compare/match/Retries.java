package io.chunkscope.compare.match;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Attempts of the hop that failed, so that it asked again: given to the pair for whose front
 * exchange they were made.
 */
final class Retries {
  private static final int FIRST_SERVER_ERROR = 500;
  private static final Set<Integer> RETRIED = Set.of(403, 404, 408, 421, 425, 429);

  private final FrontIndex index;
  private final List<ExchangeSummary> fronts;
  private final Clock clock;
  private final long toleranceNs;

  Retries(FrontIndex index, List<ExchangeSummary> fronts, Clock clock, long toleranceNs) {
    this.index = index;
    this.fronts = fronts;
    this.clock = clock;
    this.toleranceNs = toleranceNs;
  }

  /**
   * Takes those that are retries out of the back exchanges without a partner.
   *
   * @param pairs of fronts, by number; null where there is none
   */
  void assign(List<ExchangeSummary> unpaired, Pair[] pairs, int maxCandidates) {
    Map<Integer, List<ExchangeSummary>> attempts = new HashMap<>();
    unpaired.removeIf(
        back -> {
          int front = failed(back) ? partner(back, pairs, maxCandidates) : -1;
          if (front >= 0) {
            attempts.computeIfAbsent(front, number -> new ArrayList<>()).add(back);
          }
          return front >= 0;
        });
    attempts.forEach((front, backs) -> pairs[front] = pairs[front].withRetries(backs));
  }

  private static boolean failed(ExchangeSummary back) {
    return !back.answered()
        || back.status() >= FIRST_SERVER_ERROR
        || RETRIED.contains(back.status());
  }

  /** The front whose pair began soonest after the attempt was over. */
  private int partner(ExchangeSummary back, Pair[] pairs, int maxCandidates) {
    long beganNs = clock.toFront(back.firstNs());
    int best = -1;
    long bestNs = Long.MAX_VALUE;
    String tail = Targets.tail(back.request().target());
    for (int front : index.underWay(tail, beganNs, toleranceNs, maxCandidates)) {
      Pair pair = pairs[front];
      boolean fits =
          pair != null
              && pair.back().request().method().equals(back.request().method())
              && pair.back().request().target().equals(back.request().target())
              && fronts.get(front).firstNs() <= beganNs + toleranceNs;
      if (!fits) {
        continue;
      }
      long apartNs = Math.abs(pair.back().firstNs() - back.lastNs());
      if (apartNs < bestNs) {
        best = front;
        bestNs = apartNs;
      }
    }
    return best;
  }
}
