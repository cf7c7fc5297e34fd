package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.RunRecord;
import java.io.IOException;

/** A report that is written in the end, and beside it what watches while it grows. */
final class LiveReport implements Report {
  private final Report report;
  private final AnalysisHandler watcher;

  LiveReport(Report report, AnalysisHandler watcher) {
    this.report = report;
    this.watcher = watcher;
  }

  @Override
  public AnalysisHandler begin(int capture, String file) throws IOException {
    AnalysisHandler reported = report.begin(capture, file);
    return new AnalysisHandler() {
      @Override
      public void onExchange(Exchange exchange) {
        reported.onExchange(exchange);
        watcher.onExchange(exchange);
      }

      @Override
      public void onConnection(ConnectionTrace connection) {
        reported.onConnection(connection);
        watcher.onConnection(connection);
      }

      @Override
      public void onFinding(Finding finding) {
        reported.onFinding(finding);
        watcher.onFinding(finding);
      }
    };
  }

  @Override
  public void flush() throws IOException {
    report.flush();
  }

  @Override
  public void end(CaptureRecord capture) throws IOException {
    report.end(capture);
  }

  @Override
  public void finish(RunRecord run) throws IOException {
    report.finish(run);
  }

  @Override
  public void close() throws IOException {
    report.close();
  }
}
