package io.chunkscope.verify.expect;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.verify.expect.ExpectationOutcome.Result;
import io.chunkscope.verify.expect.check.FindingLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Findings that there must not be anywhere. */
final class WholeCapture {
  private static final Tally NONE = new Tally(0, 0, 0, 0);

  private final String source;
  private final int line;
  private final String key;
  private final String title;
  private final String expected;
  private final Predicate<Finding> forbidden;
  private final EvidenceLog failures;

  WholeCapture(
      String source,
      int line,
      String key,
      String title,
      String expected,
      Predicate<Finding> forbidden,
      EvaluationLimits limits) {
    this.source = source;
    this.line = line;
    this.key = key;
    this.title = title;
    this.expected = expected;
    this.forbidden = forbidden;
    this.failures = new EvidenceLog(limits.failures());
  }

  static List<WholeCapture> of(Expectations file, EvaluationLimits limits) {
    List<WholeCapture> all = new ArrayList<>(2);
    if (file.noFindings() != null) {
      String expected = file.noFindings().expected();
      all.add(
          new WholeCapture(
              file.source(),
              file.noFindingsLine(),
              "no-findings",
              expected + " in the whole capture",
              expected,
              finding -> file.noFindings().forbids(finding, true),
              limits));
    }
    if (file.noCaptureGaps()) {
      all.add(
          new WholeCapture(
              file.source(),
              file.noCaptureGapsLine(),
              "no-capture-gaps",
              "nothing missing in the capture",
              "nothing missing",
              WholeCapture::tellsOfAGap,
              limits));
    }
    return all;
  }

  private static boolean tellsOfAGap(Finding finding) {
    return switch (finding.rule().id()) {
      case "capture-gap", "capture-truncated", "capture-one-sided", "capture-incomplete" -> true;
      default -> false;
    };
  }

  void onFinding(String capture, Finding finding) {
    if (!forbidden.test(finding)) {
      return;
    }
    if (!failures.takesMore()) {
      failures.omit();
      return;
    }
    failures.add(
        new Evidence(
            ExchangeReference.of(capture, finding),
            key,
            expected,
            FindingLimit.measured(finding),
            finding.frames()));
  }

  ExpectationOutcome outcome() {
    return new ExpectationOutcome(
        source,
        line,
        title,
        failures.count() == 0 ? Result.PASSED : Result.FAILED,
        "",
        false,
        NONE,
        List.of(),
        failures.kept(),
        failures.omitted(),
        List.of(),
        0);
  }
}
