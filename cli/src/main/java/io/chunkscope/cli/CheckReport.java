package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.verify.expect.Evaluation;
import io.chunkscope.verify.expect.ExpectationOutcome;
import java.io.IOException;
import java.util.List;

/** Judges what the analysis of the captures says, and writes what became of it in the end. */
final class CheckReport implements Report {

  /** A form of the report. */
  interface Form {
    void write(List<CaptureRecord> captures, List<ExpectationOutcome> outcomes) throws IOException;
  }

  private final Evaluation evaluation;
  private final Form form;
  private List<ExpectationOutcome> outcomes = List.of();

  CheckReport(Evaluation evaluation, Form form) {
    this.evaluation = evaluation;
    this.form = form;
  }

  @Override
  public AnalysisHandler begin(int capture, String file) {
    return evaluation.begin(StandardInput.nameOf(file));
  }

  @Override
  public void end(CaptureRecord capture) {
    evaluation.end();
  }

  @Override
  public void finish(RunRecord run) throws IOException {
    outcomes = evaluation.outcomes();
    form.write(run.captures(), outcomes);
  }

  /** Whether every expectation is met. */
  boolean passed() {
    return outcomes.stream().allMatch(ExpectationOutcome::passed);
  }

  @Override
  public void close() {}
}
