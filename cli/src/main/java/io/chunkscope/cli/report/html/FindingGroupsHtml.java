package io.chunkscope.cli.report.html;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.summary.FindingGroup;
import io.chunkscope.cli.report.summary.FindingGroups;
import io.chunkscope.verify.Excerpt;
import java.util.List;

/** Findings in groups, each with the example that shows it best. */
public final class FindingGroupsHtml {
  private static final int MAX_PATH_CHARS = 90;

  private FindingGroupsHtml() {}

  /**
   * The groups, as many as are wanted.
   *
   * @param min findings below it are not told
   * @param most no more groups than this
   * @param open whether what is told of them is to be seen at once
   */
  public static void write(
      Html html, FindingGroups findings, Severity min, int most, boolean open) {
    List<FindingGroup> all = findings.atLeast(min);
    if (all.isEmpty()) {
      return;
    }
    html.open("section", "class", "groups", "aria-labelledby", "findings-title");
    html.element("h2", "Findings", "id", "findings-title");
    for (FindingGroup group : all.subList(0, Math.min(most, all.size()))) {
      group(html, group, open);
    }
    long left = Math.max(0, all.size() - (long) most);
    left += findings.beyondLimit(min).size();
    if (left > 0) {
      html.element("p", "and " + Amounts.count(left, "more group") + " of findings elsewhere.");
    }
    html.close("section");
  }

  private static void group(Html html, FindingGroup group, boolean open) {
    Finding example = group.example();
    String severity = group.severity().label();
    String name = "group " + severity;
    if (open) {
      html.open("details", "class", name, "data-rule", group.rule().id(), "open", "");
    } else {
      html.open("details", "class", name, "data-rule", group.rule().id());
    }
    html.open("summary");
    html.element("span", severity, "class", "badge " + severity);
    html.text(" ");
    html.element("b", group.rule().id());
    html.text(
        " "
            + (group.count() > 1 ? "×" + Amounts.number(group.count()) + " " : "")
            + (group.server() == null ? "" : "at " + group.server() + " "));
    if (example.path() != null) {
      html.element("bdi", Excerpt.of(example.path(), MAX_PATH_CHARS), "class", "path");
    }
    html.close("summary");
    html.element("p", Excerpt.sentence(example.summary()));
    if (example.fix() != null && !example.fix().isEmpty()) {
      html.open("p").element("b", "What to change: ").text(Excerpt.sentence(example.fix()));
      html.close("p");
    }
    html.open("p", "class", "where");
    html.text("Whose doing: " + example.party().label());
    html.text("; confidence: " + example.confidence().label());
    if (example.spec() != null && !example.spec().isEmpty()) {
      html.text("; " + Excerpt.sentence(example.spec()));
    }
    if (example.filter() != null && !example.filter().isEmpty()) {
      html.text("; Wireshark: ").element("code", Excerpt.of(example.filter()));
    }
    html.close("p");
    html.close("details");
  }
}
