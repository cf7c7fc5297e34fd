package io.chunkscope.cli.report.html;

import io.chunkscope.analyzer.diagnosis.Diagnosis;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.cli.report.Timestamps;
import io.chunkscope.cli.report.summary.FindingGroups;
import io.chunkscope.cli.report.summary.Shortfall;
import io.chunkscope.cli.report.summary.Verdict;
import io.chunkscope.verify.Excerpt;
import java.util.List;

/** The top of the page, which needs no script: verdict, diagnoses, findings in groups. */
final class SummaryHtml {
  private static final int MAX_DIAGNOSES = 8;

  private final RunRecord run;
  private final FindingGroups findings;
  private final Shortfall shortfall;
  private final PageLimits limits;
  private final Timestamps times = new Timestamps();

  SummaryHtml(RunRecord run, FindingGroups findings, Shortfall shortfall, PageLimits limits) {
    this.run = run;
    this.findings = findings;
    this.shortfall = shortfall;
    this.limits = limits;
  }

  /** The verdict in one sentence. */
  String verdict() {
    return run.captures().stream().allMatch(capture -> capture.info() == null)
        ? "No capture could be read."
        : new Verdict(run, findings, shortfall, times).sentence();
  }

  void write(Html html) {
    boolean errors = run.findings().of(Severity.ERROR) > 0;
    boolean warnings = run.findings().of(Severity.WARNING) > 0;
    String mood = errors ? "error" : warnings ? "warning" : "good";
    html.open("header", "class", "top");
    html.element("p", "Chunkscope", "class", "brand");
    html.open("div", "class", "verdict " + mood);
    html.element("h1", Excerpt.sentence(verdict()));
    html.close("div");
    CapturesHtml.write(html, times, run.captures());
    String lacking = shortfall.ofCaptures(run);
    if (!lacking.isEmpty()) {
      html.element("p", Excerpt.sentence(lacking), "class", "lacking");
    }
    html.close("header");
    diagnoses(html);
    FindingGroupsHtml.write(html, findings, Severity.NOTICE, limits.groups(), false);
  }

  private void diagnoses(Html html) {
    List<Diagnosis> all = run.diagnoses();
    if (all.isEmpty()) {
      return;
    }
    html.open("section", "class", "diagnoses", "aria-label", "Diagnoses");
    for (Diagnosis diagnosis : all.subList(0, Math.min(MAX_DIAGNOSES, all.size()))) {
      html.open("dl", "class", "diagnosis");
      String sureness =
          diagnosis.confidence() == Confidence.HIGH
              ? ""
              : " (" + diagnosis.confidence().label() + " confidence)";
      term(html, "Why" + sureness, diagnosis.summary());
      if (!diagnosis.price().isEmpty()) {
        term(html, "What it costs", diagnosis.price());
      }
      term(html, "What to change", diagnosis.fix());
      html.close("dl");
    }
    if (all.size() > MAX_DIAGNOSES) {
      html.element(
          "p", "and " + Amounts.count(all.size() - (long) MAX_DIAGNOSES, "more server") + ".");
    }
    html.close("section");
  }

  private static void term(Html html, String name, String text) {
    html.element("dt", name);
    html.element("dd", Excerpt.sentence(text));
  }
}
