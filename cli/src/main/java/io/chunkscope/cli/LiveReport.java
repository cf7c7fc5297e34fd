package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.RunRecord;
import java.io.IOException;
import java.util.function.Predicate;

/** A report that is written in the end, and beside it what watches while it grows. */
final class LiveReport implements Report {
  private final Report report;
  private final AnalysisHandler watcher;

  private final Predicate<String> watched;

  LiveReport(Report report, AnalysisHandler watcher) {
    this(report, watcher, file -> true);
  }

  /**
   * @param watched which captures are watched, by what the command line calls them
   */
  LiveReport(Report report, AnalysisHandler watcher, Predicate<String> watched) {
    this.report = report;
    this.watcher = watcher;
    this.watched = watched;
  }

  @Override
  public AnalysisHandler begin(int capture, String file) throws IOException {
    AnalysisHandler reported = report.begin(capture, file);
    if (!watched.test(file)) {
      return reported;
    }
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
