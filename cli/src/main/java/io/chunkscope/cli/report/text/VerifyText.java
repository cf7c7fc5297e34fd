package io.chunkscope.cli.report.text;

import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.VerifyRecord;
import io.chunkscope.verify.CaptureAnalysis.Reading;
import io.chunkscope.verify.Excerpt;
import io.chunkscope.verify.replay.ReplayResult;
import io.chunkscope.verify.replay.ReplayResult.Outcome;
import io.chunkscope.verify.verdict.Difference;
import io.chunkscope.verify.verdict.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What verifying came to, for a person: what is not as it was, then a line for all. */
public final class VerifyText {
  private static final int MAX_DIFFERENCES = 40;
  private static final int MAX_COMMON = 8;

  private final Page page;
  private final VerifyRecord run;

  private VerifyText(Page page, VerifyRecord run) {
    this.page = page;
    this.run = run;
  }

  /** Writes the report. */
  public static void write(Page page, VerifyRecord run) throws IOException {
    VerifyText text = new VerifyText(page, run);
    for (ReplayResult result : run.results()) {
      text.result(result);
    }
    text.summary();
    page.flush();
  }

  private void result(ReplayResult result) throws IOException {
    switch (result.outcome()) {
      case PASSED -> {}
      case FAILED -> {
        heading(Severity.ERROR, result);
        differences(result);
        page.gap();
      }
      case NEW -> {
        heading(Severity.NOTICE, result);
        page.paragraph(2, "no verdict yet; " + contents(result.found()));
        page.gap();
      }
      case ORPHAN -> {
        heading(Severity.WARNING, result);
        page.paragraph(2, Excerpt.sentence(result.item().note()));
        page.gap();
      }
      case ERROR -> {
        heading(Severity.ERROR, result);
        page.paragraph(2, Excerpt.sentence(result.problem()));
        page.gap();
      }
    }
  }

  private void heading(Severity colour, ReplayResult result) throws IOException {
    page.line(
        page.ink().severity(colour, result.outcome().label())
            + " "
            + page.ink().bold(Excerpt.sentence(result.item().file().toString())));
  }

  private void differences(ReplayResult result) throws IOException {
    String subject = null;
    int shown = Math.min(MAX_DIFFERENCES, result.differences().size());
    for (Difference difference : result.differences().subList(0, shown)) {
      if (!difference.subject().equals(subject)) {
        subject = difference.subject();
        page.paragraph("  ", 4, Excerpt.sentence(subject));
      }
      String sentence = Excerpt.sentence(difference.sentence());
      boolean ofFinding = difference.what().startsWith("finding");
      page.paragraph("    ", 6, ofFinding ? page.ink().bold(sentence) : sentence);
    }
    int left = result.differences().size() - shown + result.omitted();
    if (left > 0) {
      page.paragraph(4, "and " + Amounts.number(left) + " more");
    }
  }

  private static String contents(Verdict verdict) {
    if (verdict.reading() == Reading.UNREADABLE) {
      return "it cannot be read as a capture";
    }
    List<String> parts = new ArrayList<>();
    parts.add(Amounts.count(verdict.connectionCount(), "connection"));
    parts.add(Amounts.count(verdict.exchangeCount(), "exchange"));
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTICE)) {
      int count = verdict.findingCount(severity.label());
      if (count > 0) {
        parts.add(Amounts.count(count, severity.label()));
      }
    }
    return String.join(", ", parts);
  }

  private void summary() throws IOException {
    int captures = run.captures();
    int orphans = run.count(Outcome.ORPHAN);
    String line = Amounts.count(captures, "capture");
    if (captures > 0 && run.count(Outcome.PASSED) == captures) {
      line += " passed";
    } else if (captures > 0) {
      List<String> parts = new ArrayList<>();
      part(parts, Outcome.PASSED, "passed");
      part(parts, Outcome.FAILED, "failed");
      part(parts, Outcome.NEW, "new");
      part(parts, Outcome.ERROR, "could not be verified");
      line += ": " + String.join(", ", parts);
    }
    if (orphans > 0) {
      line += "; " + Amounts.count(orphans, "verdict") + " without a capture";
    }
    page.paragraph(0, page.ink().bold(line + "."));
    mostCommon();
    if (run.outdated() > 0) {
      page.paragraph(
          0,
          run.update()
              ? "Writing " + Amounts.count(run.outdated(), "verdict") + "."
              : "If what is found now is right, --update keeps it. What a finding means: chunkscope"
                  + " explain RULE");
    }
  }

  private void mostCommon() throws IOException {
    ChangeTally tally = new ChangeTally();
    run.results().forEach(tally::add);
    for (Map.Entry<String, Integer> change : tally.most(MAX_COMMON)) {
      page.paragraph("  ", 4, "in " + change.getValue() + ": " + Excerpt.sentence(change.getKey()));
    }
  }

  private void part(List<String> parts, Outcome outcome, String words) {
    int count = run.count(outcome);
    if (count > 0) {
      parts.add(count + " " + words);
    }
  }
}
