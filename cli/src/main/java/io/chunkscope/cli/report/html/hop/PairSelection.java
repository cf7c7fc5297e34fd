package io.chunkscope.cli.report.html.hop;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.PairFinding;
import io.chunkscope.compare.match.Unpaired;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All rows that there could be, the most important first: pairs with findings, the most severe and
 * longest delayed first; a few exchanges without a counterpart of each side and reason; all other
 * pairs; all other exchanges.
 */
final class PairSelection {

  private record Kind(boolean front, Unpaired.Reason reason) {}

  private final Comparison comparison;
  private final Severity min;
  private final HopPageLimits limits;

  /**
   * @param min findings below it are not told
   */
  PairSelection(Comparison comparison, Severity min, HopPageLimits limits) {
    this.comparison = comparison;
    this.min = min;
    this.limits = limits;
  }

  List<ShownPair> mostImportantFirst() {
    List<ShownPair> pairs = pairs();
    List<ShownPair> few = new ArrayList<>();
    List<ShownPair> rest = new ArrayList<>();
    Map<Kind, Integer> seen = new HashMap<>();
    for (int i = 0; i < comparison.unpaired().size(); i++) {
      Unpaired each = comparison.unpaired().get(i);
      boolean early =
          seen.merge(new Kind(each.front(), each.reason()), 1, Integer::sum) <= limits.unpaired();
      (early ? few : rest).add(new ShownPair(i, null, each, List.of(), comparison.clock()));
    }
    List<ShownPair> all = new ArrayList<>(pairs.size() + few.size() + rest.size());
    pairs.stream().filter(pair -> pair.worst() >= 0).forEach(all::add);
    all.addAll(few);
    pairs.stream().filter(pair -> pair.worst() < 0).forEach(all::add);
    all.addAll(rest);
    return all;
  }

  private List<ShownPair> pairs() {
    Map<Integer, List<Finding>> findings = new HashMap<>();
    for (PairFinding each : comparison.findings()) {
      if (each.finding().severity().compareTo(min) >= 0) {
        findings.computeIfAbsent(each.pairIndex(), index -> new ArrayList<>(2)).add(each.finding());
      }
    }
    findings.values().forEach(own -> own.sort(Comparator.comparing(Finding::severity).reversed()));
    List<ShownPair> pairs = new ArrayList<>(comparison.pairs().size());
    for (int i = 0; i < comparison.pairs().size(); i++) {
      List<Finding> own = findings.getOrDefault(i, List.of());
      pairs.add(
          new ShownPair(
              i,
              comparison.pairs().get(i),
              null,
              own.subList(0, Math.min(limits.findings(), own.size())),
              comparison.clock()));
    }
    pairs.sort(
        Comparator.comparingInt(ShownPair::worst)
            .thenComparingLong(pair -> HeldBack.longestNs(pair.pair()))
            .reversed());
    return pairs;
  }
}
