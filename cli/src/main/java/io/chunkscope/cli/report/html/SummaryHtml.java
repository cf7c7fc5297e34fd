package io.chunkscope.cli.report.html;

import io.chunkscope.analyzer.diagnosis.Diagnosis;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.cli.report.Timestamps;
import io.chunkscope.cli.report.summary.FindingGroup;
import io.chunkscope.cli.report.summary.FindingGroups;
import io.chunkscope.cli.report.summary.Shortfall;
import io.chunkscope.cli.report.summary.Verdict;
import io.chunkscope.verify.Excerpt;
import java.util.List;

/** The top of the page, which needs no script: verdict, diagnoses, findings in groups. */
final class SummaryHtml {
  private static final int MAX_DIAGNOSES = 8;
  private static final int MAX_CAPTURES = 20;
  private static final int MAX_PATH_CHARS = 90;

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
    captures(html);
    String lacking = shortfall.ofCaptures(run);
    if (!lacking.isEmpty()) {
      html.element("p", Excerpt.sentence(lacking), "class", "lacking");
    }
    html.close("header");
    diagnoses(html);
    groups(html);
  }

  private void captures(Html html) {
    html.open("ul", "class", "captures");
    for (CaptureRecord capture :
        run.captures().subList(0, Math.min(MAX_CAPTURES, run.captures().size()))) {
      html.element("li", line(capture));
    }
    if (run.captures().size() > MAX_CAPTURES) {
      html.element(
          "li",
          "and " + Amounts.count(run.captures().size() - (long) MAX_CAPTURES, "more capture"));
    }
    html.close("ul");
  }

  private String line(CaptureRecord capture) {
    String file = FileName.of(capture.file());
    if (capture.info() == null) {
      return file + ": " + Excerpt.sentence(String.valueOf(capture.problem()));
    }
    String packets = file + ": " + Amounts.count(capture.packets(), "packet");
    if (capture.firstTimeNs() < 0) {
      return packets;
    }
    return packets
        + ", "
        + times.dateAndTime(capture.firstTimeNs())
        + " UTC, "
        + Amounts.duration(Math.max(0, capture.lastTimeNs() - capture.firstTimeNs()));
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

  private void groups(Html html) {
    List<FindingGroup> all = findings.atLeast(Severity.NOTICE);
    if (all.isEmpty()) {
      return;
    }
    html.open("section", "class", "groups", "aria-labelledby", "findings-title");
    html.element("h2", "Findings", "id", "findings-title");
    for (FindingGroup group : all.subList(0, Math.min(limits.groups(), all.size()))) {
      group(html, group);
    }
    long left = Math.max(0, all.size() - limits.groups());
    left += findings.beyondLimit(Severity.NOTICE).size();
    if (left > 0) {
      html.element("p", "and " + Amounts.count(left, "more group") + " of findings elsewhere.");
    }
    html.close("section");
  }

  private void group(Html html, FindingGroup group) {
    Finding example = group.example();
    String severity = group.severity().label();
    html.open("details", "class", "group " + severity, "data-rule", group.rule().id());
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
