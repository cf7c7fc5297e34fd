package io.chunkscope.verify;

import io.chunkscope.analyzer.AnalyzerOptions;
import io.chunkscope.analyzer.rules.RuleCatalogue;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.capture.CaptureOptions;

/**
 * How a capture is analysed, from its packets to its findings.
 *
 * @param capture limits of the capture layer
 * @param analyzer limits and thresholds of the analysis
 * @param rules which rules run
 */
public record RunOptions(CaptureOptions capture, AnalyzerOptions analyzer, RuleSelection rules) {
  /** The usual limits, every server port, all rules. */
  public static final RunOptions DEFAULTS =
      new RunOptions(CaptureOptions.DEFAULTS, AnalyzerOptions.DEFAULTS, RuleSelection.ALL);

  /** Whether diagnoses are wanted: they explain findings about delivery. */
  public boolean diagnoses() {
    return rules.of(RuleCatalogue.rules()).stream()
        .anyMatch(rule -> rule.info().group().equals("delivery"));
  }
}
