package io.chunkscope.cli.report.text;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Protocol;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.FindingCounts;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.cli.report.Timestamps;
import io.chunkscope.cli.report.summary.FindingGroup;
import io.chunkscope.cli.report.summary.FindingGroups;
import io.chunkscope.cli.report.summary.Shortfall;
import io.chunkscope.cli.report.summary.Traffic;
import io.chunkscope.cli.report.summary.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The report for a person: the verdict first, then the servers, then the findings in groups, the
 * worst first, then what was left out and how to see it.
 */
public final class TextReport implements Report {
  private final Page page;
  private final Severity minSeverity;
  private final FindingGroups findings = new FindingGroups();
  private final Shortfall shortfall = new Shortfall();
  private final Timestamps times = new Timestamps();

  /**
   * @param minSeverity findings below it are only counted
   */
  public TextReport(Page page, Severity minSeverity) {
    this.page = page;
    this.minSeverity = minSeverity;
  }

  @Override
  public AnalysisHandler begin(int capture, String file) {
    return new AnalysisHandler() {
      @Override
      public void onExchange(Exchange exchange) {
        shortfall.add(exchange);
      }

      @Override
      public void onConnection(ConnectionTrace connection) {
        shortfall.add(connection);
      }

      @Override
      public void onFinding(Finding finding) {
        // The verdict needs errors and warnings, shown or not; a flood of info it does not.
        if (finding.severity() != Severity.INFO || minSeverity == Severity.INFO) {
          findings.add(capture, finding);
        }
      }
    };
  }

  @Override
  public void end(CaptureRecord capture) {}

  @Override
  public void finish(RunRecord run) throws IOException {
    if (run.captures().stream().allMatch(capture -> capture.info() == null)) {
      // What kept them from being read has been said on standard error; there is no report.
      return;
    }
    CaptureLines.write(page, times, run.captures());
    page.gap();
    page.paragraph("", 0, page.ink().bold(new Verdict(run, findings, shortfall, times).sentence()));
    String lacking = shortfall.ofCaptures(run);
    if (!lacking.isEmpty()) {
      page.paragraph("", 0, lacking);
    }
    DiagnosisLines.write(page, run.diagnoses());
    if (run.summary().connections(Protocol.HTTP_1) > 0) {
      ServerLines.write(page, run.summary());
      List<String> others = Traffic.otherThanHttp(run);
      if (!others.isEmpty()) {
        page.paragraph(2, "Not HTTP/1, not read: " + Traffic.list(others));
      }
    }
    IntFunction<String> fileOf =
        capture -> run.captures().size() == 1 ? null : run.captures().get(capture).file();
    FindingLines lines = new FindingLines(page, times, fileOf);
    boolean capturePart = false;
    for (FindingGroup group : findings.atLeast(minSeverity)) {
      if (group.isAboutCapture() && !capturePart) {
        capturePart = true;
        page.gap();
        page.line(page.ink().bold("What the capture cannot tell"));
      }
      lines.write(group);
    }
    beyondLimit();
    totals(run.findings());
    page.flush();
  }

  private void beyondLimit() throws IOException {
    Map<String, Long> counts = findings.beyondLimit(minSeverity);
    if (counts.isEmpty()) {
      return;
    }
    List<String> rules = new ArrayList<>();
    counts.forEach((rule, count) -> rules.add(rule + " ×" + Amounts.number(count)));
    page.gap();
    page.paragraph("", 2, "More of the same elsewhere: " + String.join(", ", rules));
  }

  private void totals(FindingCounts counts) throws IOException {
    if (counts.total() == 0) {
      return;
    }
    List<String> shown = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    Severity mildestHidden = null;
    Severity[] severities = Severity.values();
    for (int i = severities.length - 1; i >= 0; i--) {
      Severity severity = severities[i];
      if (counts.of(severity) == 0) {
        continue;
      }
      if (severity.compareTo(minSeverity) >= 0) {
        shown.add(counted(severity, counts.of(severity)));
      } else {
        hidden.add(counted(severity, counts.of(severity)));
        mildestHidden = severity;
      }
    }
    page.gap();
    String text = shown.isEmpty() ? "" : Traffic.list(shown) + ". ";
    if (mildestHidden != null) {
      text +=
          Traffic.list(hidden)
              + " hidden; --min-severity "
              + mildestHidden.label()
              + " shows them. ";
    }
    if (!shown.isEmpty()) {
      text += "What a rule means: chunkscope explain RULE";
    }
    page.paragraph("", 0, page.ink().dim(text.strip()));
  }

  private static String counted(Severity severity, long count) {
    return severity == Severity.INFO
        ? Amounts.number(count) + " info"
        : Amounts.count(count, severity.label());
  }

  @Override
  public void close() {}
}
