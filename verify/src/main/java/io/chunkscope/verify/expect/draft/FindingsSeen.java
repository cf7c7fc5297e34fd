package io.chunkscope.verify.expect.draft;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which rules spoke, to draft what must not be found. */
final class FindingsSeen {
  private final Map<String, Long> bad = new TreeMap<>();
  private boolean notices;
  private boolean gaps;

  void add(Finding finding) {
    String rule = finding.rule().id();
    if (finding.severity().compareTo(Severity.WARNING) >= 0) {
      bad.merge(rule, 1L, Long::sum);
    }
    notices |= finding.severity() == Severity.NOTICE;
    switch (rule) {
      case "capture-gap", "capture-truncated", "capture-one-sided", "capture-incomplete" ->
          gaps = true;
      default -> {}
    }
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (bad.isEmpty()) {
      lines.add("no-findings: " + (notices ? "warning" : "notice"));
    } else {
      lines.add("no-findings:");
      lines.add("  from: warning");
      lines.add("  except:");
      bad.forEach(
          (rule, times) ->
              lines.add("    - " + rule + "  # " + times + " now; chunkscope explain " + rule));
    }
    lines.add(gaps ? "# no-capture-gaps: true  # not now" : "no-capture-gaps: true");
    return lines;
  }
}
