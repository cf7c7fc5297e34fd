package io.chunkscope.cli.report.junit;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.verify.Excerpt;
import io.chunkscope.verify.FrameNumbers;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Findings as JUnit XML: of each capture a test for each rule that ran, so that a test keeps its
 * name from run to run and passes once its rule is content.
 */
public final class FindingTests implements Report {
  private static final String SUITE = "chunkscope analyze";

  /** Findings of one rule in one capture that are told; all are counted. */
  private static final int MAX_TOLD = 50;

  private static final int MAX_CHARS = 2_000;

  private final Writer out;
  private final List<RuleInfo> rules;
  private final Predicate<Finding> fails;
  private final List<TestCase> tests = new ArrayList<>();
  private Map<String, Failures> failures = Map.of();

  /**
   * @param out UTF-8; flushed, not closed
   * @param rules those that run
   * @param fails which findings make a test fail; others are passed over
   */
  public FindingTests(Writer out, List<RuleInfo> rules, Predicate<Finding> fails) {
    this.out = out;
    this.rules = List.copyOf(rules);
    this.fails = fails;
  }

  @Override
  public AnalysisHandler begin(int capture, String file) {
    Map<String, Failures> ofCapture = new HashMap<>();
    failures = ofCapture;
    return new AnalysisHandler() {
      @Override
      public void onExchange(Exchange exchange) {}

      @Override
      public void onConnection(ConnectionTrace connection) {}

      @Override
      public void onFinding(Finding finding) {
        if (fails.test(finding)) {
          ofCapture.computeIfAbsent(finding.rule().id(), id -> new Failures()).add(finding);
        }
      }
    };
  }

  @Override
  public void end(CaptureRecord capture) {
    String file = Excerpt.of(capture.file());
    if (capture.info() != null) {
      for (RuleInfo rule : rules) {
        Failures failed = failures.get(rule.id());
        tests.add(failed == null ? TestCase.passed(file, rule.id()) : failed.test(file, rule.id()));
      }
    }
    if (!capture.complete()) {
      tests.add(UnreadCapture.test(capture));
    }
    failures = Map.of();
  }

  @Override
  public void finish(RunRecord run) throws IOException {
    JunitXml.write(out, SUITE, tests);
  }

  @Override
  public void close() {}

  /** What one rule found in one capture. */
  private static final class Failures {
    private final StringBuilder details = new StringBuilder();
    private String first;
    private String type;
    private long count;

    void add(Finding finding) {
      count++;
      if (first == null) {
        first = clipped(finding.summary());
        type = finding.severity().label();
      }
      if (count <= MAX_TOLD) {
        details.append(clipped(finding.summary())).append('\n');
        line("Fix", finding.fix());
        details.append("Look: ").append(place(finding)).append("\n\n");
      }
    }

    private void line(String name, String text) {
      if (text != null && !text.isEmpty()) {
        details.append(name).append(": ").append(clipped(text)).append('\n');
      }
    }

    private static String place(Finding finding) {
      List<String> parts = new ArrayList<>();
      if (finding.connection() != Finding.NONE) {
        parts.add(
            "connection "
                + finding.connection()
                + (finding.exchange() == Finding.NONE ? "" : " exchange " + finding.exchange()));
      }
      if (!finding.frames().isEmpty()) {
        parts.add(FrameNumbers.text(finding.frames(), "..."));
      }
      if (finding.filter() != null && !finding.filter().isEmpty()) {
        parts.add("Wireshark: " + clipped(finding.filter()));
      }
      return parts.isEmpty() ? "the capture" : String.join("; ", parts);
    }

    private static String clipped(String text) {
      String shown = Excerpt.sentence(text);
      return shown.length() > MAX_CHARS ? shown.substring(0, MAX_CHARS) + "…" : shown;
    }

    TestCase test(String file, String rule) {
      if (count > MAX_TOLD) {
        details.append("and ").append(Amounts.number(count - MAX_TOLD)).append(" more\n");
      }
      String message = count == 1 ? first : Amounts.number(count) + " times, first: " + first;
      return new TestCase(
          file, rule, TestCase.Result.FAILURE, type, message, details.toString().stripTrailing());
    }
  }
}
