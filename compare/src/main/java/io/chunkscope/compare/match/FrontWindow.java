package io.chunkscope.compare.match;

import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.ArrayList;
import java.util.List;

/** Front exchanges by time alone. */
final class FrontWindow {
  /** What begins so long after a front exchange is not looked for in it, among many. */
  private static final int MAX_PASSED = 2_000;

  private final List<ExchangeSummary> fronts;
  private final List<Integer> numbers;

  /**
   * @param numbers of those to look at, in order of time
   */
  FrontWindow(List<ExchangeSummary> fronts, List<Integer> numbers) {
    this.fronts = fronts;
    this.numbers = numbers;
  }

  /** Those under way when a back exchange began, the newest first, at most so many. */
  List<Integer> newest(ExchangeSummary back, PairCost cost, int most) {
    List<Integer> found = new ArrayList<>();
    int last = lastBegun(cost.frontNs(back));
    for (int i = last; i >= 0 && i > last - MAX_PASSED && found.size() < most; i--) {
      if (cost.contains(fronts.get(numbers.get(i)), back)) {
        found.add(numbers.get(i));
      }
    }
    return found;
  }

  private int lastBegun(long timeNs) {
    int low = 0;
    int high = numbers.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (fronts.get(numbers.get(middle)).firstNs() <= timeNs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
