package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.capture.live.LiveSource;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.text.LiveFindings;
import io.chunkscope.verify.CaptureRun;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The loop of a live capture: packets, passing time, what is shown meanwhile, the end. */
final class LiveRun implements AnalysisHandler {
  private static final long SERVERS_INTERVAL_NS = 10_000_000_000L;

  private final LiveSource source;
  private final LiveLimits limits;
  private final StatusLine status;
  private final LiveFindings lines;
  private Report report;
  private long exchanges;
  private long serversJudgedNs;

  /**
   * @param lines tells findings as they come, or null
   */
  LiveRun(LiveSource source, LiveLimits limits, StatusLine status, LiveFindings lines) {
    this.source = source;
    this.limits = limits;
    this.status = status;
    this.lines = lines;
  }

  /** Where what is final goes on being written while the capture lasts. */
  LiveRun into(Report report) {
    this.report = report;
    return this;
  }

  /** Goes on until a limit is reached or the source is told to stop. */
  void read(CaptureRun run) {
    long startNs = source.clockNs();
    serversJudgedNs = startNs;
    try {
      while (!run.over()) {
        int count = run.poll(limits.packetsLeft(run.statistics().packets()));
        if (count == 0) {
          run.tick();
        }
        report.flush();
        long nowNs = source.clockNs();
        if (nowNs - serversJudgedNs >= SERVERS_INTERVAL_NS) {
          serversJudgedNs = nowNs;
          run.judgeServers();
        }
        show(run, nowNs);
        if (limits.reached(run.statistics().packets(), nowNs - startNs)) {
          source.stop();
        }
      }
      status.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void show(CaptureRun run, long nowNs) throws IOException {
    if (lines != null) {
      status.clear();
      lines.tellRepeats(nowNs);
    }
    if (status.isDue(nowNs)) {
      status.show(
          new StatusLine.State(
              nowNs,
              run.statistics().packets(),
              run.statistics().tcp().openConnections(),
              exchanges,
              source.droppedPackets()));
    }
  }

  @Override
  public void onExchange(Exchange exchange) {
    exchanges++;
  }

  @Override
  public void onConnection(ConnectionTrace connection) {}

  @Override
  public void onFinding(Finding finding) {
    if (lines == null) {
      return;
    }
    try {
      status.clear();
      lines.add(finding);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
