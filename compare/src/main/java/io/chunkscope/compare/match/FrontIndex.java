package io.chunkscope.compare.match;

import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The front exchanges by the tail of their targets, in order of time. */
final class FrontIndex {
  private final List<ExchangeSummary> fronts;
  private final Map<String, Group> groups = new HashMap<>();

  /** Those with one tail: their numbers, and up to each the latest end of all before it. */
  private static final class Group {
    final List<Integer> numbers = new ArrayList<>();
    final List<Long> latestEnds = new ArrayList<>();
  }

  /**
   * @param fronts by their beginnings
   */
  FrontIndex(List<ExchangeSummary> fronts) {
    this.fronts = fronts;
    for (int i = 0; i < fronts.size(); i++) {
      ExchangeSummary front = fronts.get(i);
      Group group =
          groups.computeIfAbsent(Targets.tail(front.request().target()), tail -> new Group());
      int size = group.numbers.size();
      long latest = size == 0 ? Long.MIN_VALUE : group.latestEnds.get(size - 1);
      group.numbers.add(i);
      group.latestEnds.add(Math.max(latest, front.lastNs()));
    }
  }

  /** The numbers of all that have that tail, in order of time. */
  List<Integer> withTail(String tail) {
    Group group = groups.get(tail);
    return group == null ? List.of() : group.numbers;
  }

  /**
   * The numbers of those with that tail that were under way at a time, the newest first.
   *
   * @param most how many at most
   */
  List<Integer> underWay(String tail, long timeNs, long toleranceNs, int most) {
    Group group = groups.get(tail);
    if (group == null) {
      return List.of();
    }
    List<Integer> found = new ArrayList<>();
    for (int i = lastBegun(group, timeNs + toleranceNs); i >= 0 && found.size() < most; i--) {
      if (group.latestEnds.get(i) + toleranceNs < timeNs) {
        break;
      }
      int number = group.numbers.get(i);
      if (fronts.get(number).lastNs() + toleranceNs >= timeNs) {
        found.add(number);
      }
    }
    return found;
  }

  private int lastBegun(Group group, long timeNs) {
    int low = 0;
    int high = group.numbers.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (fronts.get(group.numbers.get(middle)).firstNs() <= timeNs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
