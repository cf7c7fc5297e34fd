package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.cli.report.text.LiveFindings;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells findings of a capture that is still being taken, before there is a report of it. */
final class ArrivingFindings implements AnalysisHandler {
  private final LiveFindings lines;
  private long latestNs;

  ArrivingFindings(LiveFindings lines) {
    this.lines = lines;
  }

  @Override
  public void onExchange(Exchange exchange) {}

  @Override
  public void onConnection(ConnectionTrace connection) {}

  @Override
  public void onFinding(Finding finding) {
    try {
      lines.add(finding);
      latestNs = Math.max(latestNs, finding.timeNs());
      if (latestNs > 0) {
        lines.tellRepeats(latestNs);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
