package io.chunkscope.verify.verdict;

import io.chunkscope.analyzer.rules.RuleCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the findings about one subject: the same rule on the same message is one finding. */
final class FindingDiff {
  private final String subject;
  private final List<Difference> differences = new ArrayList<>();

  private FindingDiff(String subject) {
    this.subject = subject;
  }

  static List<Difference> of(String subject, List<FindingLine> before, List<FindingLine> after) {
    FindingDiff diff = new FindingDiff(subject);
    diff.compare(before, after);
    return diff.differences;
  }

  private void compare(List<FindingLine> before, List<FindingLine> after) {
    List<FindingLine> went = new ArrayList<>(before);
    List<FindingLine> came = new ArrayList<>();
    for (FindingLine finding : after) {
      if (!went.remove(finding)) {
        came.add(finding);
      }
    }
    Map<String, List<FindingLine>> bySort = new LinkedHashMap<>();
    came.forEach(line -> bySort.computeIfAbsent(sort(line), sort -> new ArrayList<>()).add(line));
    for (FindingLine line : went) {
      List<FindingLine> now = bySort.get(sort(line));
      if (now == null || now.isEmpty()) {
        String note = RuleCatalogue.find(line.rule()).isPresent() ? "" : "; no such rule any more";
        differences.add(Difference.went(subject, "finding", words(line) + note));
      } else {
        changed(line, now.remove(0));
      }
    }
    bySort
        .values()
        .forEach(
            left ->
                left.forEach(
                    line -> differences.add(Difference.came(subject, "finding", words(line)))));
  }

  private void changed(FindingLine before, FindingLine after) {
    fact(before, "severity", before.severity(), after.severity());
    fact(before, "confidence", before.confidence(), after.confidence());
    fact(before, "whose doing", before.party(), after.party());
    fact(before, "frames", frames(before), frames(after));
  }

  private void fact(FindingLine line, String name, String before, String after) {
    if (!before.equals(after)) {
      differences.add(
          Difference.changed(subject, "finding " + line.rule() + " " + name, before, after));
    }
  }

  private static String sort(FindingLine line) {
    return line.rule() + " " + line.message();
  }

  private static String words(FindingLine line) {
    String about = line.message().equals("-") ? "" : " (" + line.message() + ")";
    return line.severity() + " " + line.rule() + about;
  }

  private static String frames(FindingLine line) {
    return line.frames().equals("-") ? "none" : line.frames().replace(",", ", ");
  }
}
