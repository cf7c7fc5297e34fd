package io.chunkscope.cli.report.html.hop;

import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.CompareRecord;
import io.chunkscope.cli.report.Timestamps;
import io.chunkscope.cli.report.html.CapturesHtml;
import io.chunkscope.cli.report.html.FindingGroupsHtml;
import io.chunkscope.cli.report.html.Html;
import io.chunkscope.cli.report.summary.FindingGroups;
import io.chunkscope.cli.report.summary.HopFacts;
import io.chunkscope.cli.report.summary.PathFacts;
import io.chunkscope.cli.report.summary.UnpairedGroups;
import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.Headline;
import io.chunkscope.compare.PathComparison;
import io.chunkscope.verify.Excerpt;
import java.util.List;

/** What the page says without a script: the headline, what was compared, findings, paths. */
final class HopSummaryHtml {
  private static final int MAX_PATH_CHARS = 80;

  private final CompareRecord record;
  private final Severity min;
  private final HopPageLimits limits;

  /**
   * @param min findings below it are only counted
   */
  HopSummaryHtml(CompareRecord record, Severity min, HopPageLimits limits) {
    this.record = record;
    this.min = min;
    this.limits = limits;
  }

  /** The answer in one sentence. */
  String headline() {
    return record.comparison() == null
        ? "No two sides of a hop were found in this capture."
        : Headline.of(record.comparison());
  }

  /** What stands before the waterfall. */
  void top(Html html) {
    boolean errors = record.counts().of(Severity.ERROR) > 0;
    boolean warnings = record.counts().of(Severity.WARNING) > 0;
    html.open("header", "class", "top");
    html.element("p", "Chunkscope: both sides of a hop", "class", "brand");
    html.open("div", "class", "verdict " + (errors ? "error" : warnings ? "warning" : "good"));
    html.element("h1", Excerpt.sentence(headline()));
    html.close("div");
    CapturesHtml.write(html, new Timestamps(), record.captures());
    html.close("header");
    Comparison comparison = record.comparison();
    if (comparison == null) {
      return;
    }
    html.open("dl", "class", "diagnosis");
    for (HopFacts.Fact fact : HopFacts.of(comparison)) {
      html.element("dt", fact.label()).element("dd", Excerpt.sentence(fact.text()));
    }
    html.close("dl");
    FindingGroupsHtml.write(
        html, FindingGroups.of(comparison.findings()), min, limits.groups(), true);
    long hidden = record.counts().total() - record.counts().atLeast(min);
    if (hidden > 0) {
      html.element(
          "p",
          Amounts.count(hidden, "finding") + " hidden; --min-severity info shows them.",
          "class",
          "dim");
    }
    if (comparison.findingsOmitted() > 0) {
      html.element(
          "p",
          Amounts.count(comparison.findingsOmitted(), "further finding") + ", only counted.",
          "class",
          "dim");
    }
    paths(html, comparison);
  }

  private void paths(Html html, Comparison comparison) {
    List<PathComparison> paths = comparison.paths();
    if (paths.isEmpty()) {
      return;
    }
    html.open("section", "class", "paths", "aria-labelledby", "paths-title");
    html.element("h2", "Paths: what the server sent → what the client got", "id", "paths-title");
    html.open("div", "class", "scroll").open("table").open("thead").open("tr");
    for (String head :
        List.of(
            "Path",
            "Pairs",
            "Framing",
            "Flushes",
            "First byte (medians)",
            "A request takes over the hop",
            "A flush takes over the hop",
            "Connection",
            "Version: asked, answered")) {
      html.element("th", head, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    for (PathComparison path : paths.subList(0, Math.min(limits.paths(), paths.size()))) {
      path(html, path);
    }
    html.close("tbody").close("table").close("div");
    long more =
        paths.stream().skip(limits.paths()).mapToLong(PathComparison::pairs).sum()
            + (comparison.otherPaths() == null ? 0 : comparison.otherPaths().pairs());
    if (more > 0) {
      html.element(
          "p", Amounts.count(more, "pair") + " on other paths; --format json tells them all.");
    }
    html.close("section");
  }

  private static void path(Html html, PathComparison path) {
    PathFacts facts = new PathFacts(path);
    html.open("tr");
    html.open("th", "scope", "row")
        .element("bdi", Excerpt.of(path.path(), MAX_PATH_CHARS), "class", "path")
        .close("th");
    String again = facts.askedAgain().isEmpty() ? "" : "; asked again " + facts.askedAgain();
    html.element("td", Amounts.number(path.pairs()) + again, "class", "number");
    for (String fact :
        List.of(
            facts.framing(),
            facts.flushes(),
            facts.firstByte().replace(" (medians)", ""),
            facts.requestOverTheHop(),
            facts.overTheHop(),
            facts.persistence(),
            facts.versions())) {
      html.element("td", fact.isEmpty() ? "unknown" : Excerpt.sentence(fact), "class", "number");
    }
    html.close("tr");
  }

  /** What stands after the waterfall. */
  void bottom(Html html) {
    if (record.comparison() == null || record.comparison().unpaired().isEmpty()) {
      return;
    }
    html.open("section", "aria-labelledby", "unpaired-title");
    html.element("h2", "Without a counterpart", "id", "unpaired-title");
    html.open("ul");
    for (String line : UnpairedGroups.lines(record.comparison().unpaired())) {
      html.element("li", Excerpt.sentence(line));
    }
    html.close("ul").close("section");
  }
}
