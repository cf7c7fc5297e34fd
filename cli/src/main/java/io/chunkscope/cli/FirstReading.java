package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.RunRecord;

/** The analysis that comes before a capture is read again: told to somebody, not reported. */
final class FirstReading implements Report {
  private final AnalysisHandler listener;
  private CaptureRecord record;

  FirstReading(AnalysisHandler listener) {
    this.listener = listener;
  }

  /** What is known of the capture once it was read; null before. */
  CaptureRecord record() {
    return record;
  }

  @Override
  public AnalysisHandler begin(int index, String file) {
    return listener;
  }

  @Override
  public void end(CaptureRecord capture) {
    record = capture;
  }

  @Override
  public void finish(RunRecord run) {}

  @Override
  public void close() {}
}
