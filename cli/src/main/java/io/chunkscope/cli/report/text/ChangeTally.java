package io.chunkscope.cli.report.text;

import io.chunkscope.verify.replay.ReplayResult;
import io.chunkscope.verify.verdict.Difference;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In how many captures the same thing changed: when one cause makes many fail, this is where it
 * shows.
 */
final class ChangeTally {
  private final Map<String, Integer> captures = new HashMap<>();

  /** Adds the differences of one capture. */
  void add(ReplayResult result) {
    Set<String> kinds = new LinkedHashSet<>();
    result.differences().forEach(difference -> kinds.add(kind(difference)));
    kinds.forEach(kind -> captures.merge(kind, 1, Integer::sum));
  }

  /** The changes in most captures, these first, as long as there are two of them. */
  List<Map.Entry<String, Integer>> most(int limit) {
    return captures.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(limit)
        .toList();
  }

  /** A finding is the same by its rule; of a fact that changed the values do not matter. */
  private static String kind(Difference difference) {
    boolean finding = difference.what().equals("finding");
    return finding ? difference.sentence() : difference.what() + " " + difference.kind().label();
  }
}
