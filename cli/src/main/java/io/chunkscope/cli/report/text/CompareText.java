package io.chunkscope.cli.report.text;

import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.CompareRecord;
import io.chunkscope.cli.report.FindingCounts;
import io.chunkscope.cli.report.Timestamps;
import io.chunkscope.cli.report.summary.FindingGroup;
import io.chunkscope.cli.report.summary.FindingGroups;
import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.Headline;
import io.chunkscope.compare.PathComparison;
import io.chunkscope.verify.Excerpt;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A comparison for a person: the answer first, then what was compared, then path by path what came
 * in and went out, what has no counterpart, and the findings.
 */
public final class CompareText {
  private static final int MAX_PATHS = 20;

  private final Page page;
  private final Severity minSeverity;
  private final Timestamps times = new Timestamps();

  /**
   * @param minSeverity findings below it are only counted
   */
  public CompareText(Page page, Severity minSeverity) {
    this.page = page;
    this.minSeverity = minSeverity;
  }

  /** Writes it. */
  public void write(CompareRecord record) throws IOException {
    CaptureLines.write(page, times, record.captures());
    Comparison comparison = record.comparison();
    if (comparison == null) {
      page.gap();
      page.paragraph("", 0, page.ink().bold("No two sides of a hop were found in this capture."));
      return;
    }
    page.gap();
    page.paragraph("", 0, page.ink().bold(Excerpt.sentence(Headline.of(comparison))));
    page.gap();
    new HopLines(page).write(comparison);
    paths(comparison);
    new UnpairedLines(page).write(comparison.unpaired());
    findings(record, comparison);
  }

  private void paths(Comparison comparison) throws IOException {
    PathLines lines = new PathLines(page);
    List<PathComparison> paths = comparison.paths();
    for (PathComparison path : paths.subList(0, Math.min(MAX_PATHS, paths.size()))) {
      lines.write(path);
    }
    long more =
        paths.stream().skip(MAX_PATHS).mapToLong(PathComparison::pairs).sum()
            + (comparison.otherPaths() == null ? 0 : comparison.otherPaths().pairs());
    if (more > 0) {
      page.gap();
      page.paragraph(
          "", 2, Amounts.count(more, "pair") + " on other paths; --format json tells them all.");
    }
  }

  private void findings(CompareRecord record, Comparison comparison) throws IOException {
    FindingGroups groups = FindingGroups.of(comparison.findings());
    List<CaptureRecord> captures = record.captures();
    IntFunction<String> fileOf =
        capture -> captures.size() == 1 ? null : captures.get(capture).file();
    FindingLines lines = new FindingLines(page, times, fileOf);
    for (FindingGroup group : groups.atLeast(minSeverity)) {
      lines.write(group);
    }
    if (comparison.findingsOmitted() > 0) {
      page.gap();
      page.paragraph(
          "",
          2,
          Amounts.count(comparison.findingsOmitted(), "further finding") + ", only counted.");
    }
    totals(record.counts());
  }

  private void totals(FindingCounts counts) throws IOException {
    long hidden = counts.total() - counts.atLeast(minSeverity);
    boolean shown = counts.atLeast(minSeverity) > 0;
    if (counts.total() == 0) {
      return;
    }
    page.gap();
    page.paragraph(
        "",
        0,
        page.ink()
            .dim(
                (hidden == 0
                        ? ""
                        : Amounts.count(hidden, "finding")
                            + " hidden; --min-severity info shows them. ")
                    + (shown ? "What a rule means: chunkscope explain RULE" : "")));
  }
}
