package io.chunkscope.cli.report.summary;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.compare.PairFinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings by rule, severity and server; beyond the limit on groups only counted by rule. */
public final class FindingGroups {
  /**
   * How many groups of one severity are told one by one, so that notices never crowd out errors.
   */
  static final int MAX_GROUPS_PER_SEVERITY = 50;

  private final Map<FindingGroup.Key, FindingGroup> groups = new HashMap<>();
  private final List<FindingGroup> inOrder = new ArrayList<>();
  private final int[] groupsOf = new int[Severity.values().length];
  private final Map<BeyondKey, Long> beyondLimit = new LinkedHashMap<>();

  private record BeyondKey(String rule, Severity severity) {}

  /** Those of a comparison. */
  public static FindingGroups of(List<PairFinding> findings) {
    FindingGroups groups = new FindingGroups();
    for (PairFinding each : findings) {
      groups.add(each.pair().front().connection().capture(), each.finding());
    }
    return groups;
  }

  public void add(int capture, Finding finding) {
    FindingGroup.Key key = FindingGroup.Key.of(finding);
    FindingGroup group = groups.get(key);
    if (group == null) {
      int severity = finding.severity().ordinal();
      if (groupsOf[severity] == MAX_GROUPS_PER_SEVERITY) {
        beyondLimit.merge(
            new BeyondKey(finding.rule().id(), finding.severity()), 1L, Math::addExact);
        return;
      }
      groupsOf[severity]++;
      group = new FindingGroup(key);
      groups.put(key, group);
      inOrder.add(group);
    }
    group.add(capture, finding);
  }

  /** Groups of that severity and worse, in the order in which they are told. */
  public List<FindingGroup> atLeast(Severity severity) {
    return inOrder.stream()
        .filter(group -> group.severity().compareTo(severity) >= 0)
        .sorted(FindingGroup.MOST_IMPORTANT_FIRST)
        .toList();
  }

  /** Groups of exactly that severity that are about somebody's messages, not about the capture. */
  public List<FindingGroup> ofTraffic(Severity severity) {
    return inOrder.stream()
        .filter(group -> group.severity() == severity && !group.isAboutCapture())
        .sorted(FindingGroup.MOST_IMPORTANT_FIRST)
        .toList();
  }

  /** Findings of that severity and worse that are in no group, by rule. */
  public Map<String, Long> beyondLimit(Severity severity) {
    Map<String, Long> counts = new LinkedHashMap<>();
    beyondLimit.forEach(
        (key, count) -> {
          if (key.severity().compareTo(severity) >= 0) {
            counts.merge(key.rule(), count, Math::addExact);
          }
        });
    return counts;
  }
}
