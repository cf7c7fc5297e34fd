package io.chunkscope.cli;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.FindingCounts;
import picocli.CommandLine.Model.OptionSpec;

/** From which severity on a finding makes the exit status 1. */
enum FailOn {
  error(Severity.ERROR),
  warning(Severity.WARNING),
  notice(Severity.NOTICE),
  never(null);

  private final Severity severity;

  FailOn(Severity severity) {
    this.severity = severity;
  }

  /** {@code --fail-on}. */
  static OptionSpec option(FailOn usual) {
    return CommandLines.choice(
        "--fail-on",
        FailOn.class,
        usual,
        "SEVERITY",
        "Exit with 1 if there is a finding of this severity or a worse one:"
            + " ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.");
  }

  boolean fails(Finding finding) {
    return severity != null && finding.severity().compareTo(severity) >= 0;
  }

  boolean fails(FindingCounts findings) {
    return severity != null && findings.atLeast(severity) > 0;
  }
}
