package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.capture.live.LiveFeed;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.text.LiveFindings;
import io.chunkscope.verify.CaptureRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The loop of a live capture: packets, passing time, what is shown meanwhile, the end. */
final class LiveRun implements AnalysisHandler {
  private static final long SERVERS_INTERVAL_NS = 10_000_000_000L;

  private final LiveFeed source;
  private final LiveLimits limits;
  private final StatusLine status;
  private final LiveFindings lines;
  private final LiveOutput output;
  private final List<LivePart> parts;
  private Report report;
  private long exchanges;
  private long serversJudgedNs;

  /**
   * @param lines tells findings as they come, or null
   * @param output where the report goes
   * @param parts what else takes part
   */
  LiveRun(
      LiveFeed source,
      LiveLimits limits,
      StatusLine status,
      LiveFindings lines,
      LiveOutput output,
      List<LivePart> parts) {
    this.output = output;
    this.parts = parts;
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
    DropWatch drops = new DropWatch(source, startNs);
    for (LivePart part : parts) {
      part.onStart(run);
    }
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
        if (drops.look(run, nowNs)) {
          status.clear();
          output.complain(
              "packets are being dropped before they can be read: findings are less sure; a larger"
                  + " --buffer or a narrower filter helps");
        }
        show(run, nowNs);
        for (LivePart part : parts) {
          part.onRound(run, nowNs);
        }
        if (!goesOn() || limits.reached(run.statistics().packets(), nowNs - startNs)) {
          source.stop();
        }
      }
      status.clear();
      output.beginEnd();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean goesOn() {
    if (output.hasNews()) {
      status.clear();
      return output.check();
    }
    return true;
  }

  private void show(CaptureRun run, long nowNs) throws IOException {
    if (lines != null && lines.hasRepeatsToTell(nowNs)) {
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
              source.droppedPackets(),
              output.dropped()));
    }
  }

  @Override
  public void onExchange(Exchange exchange) {
    exchanges++;
    for (LivePart part : parts) {
      part.onExchange(exchange);
    }
  }

  @Override
  public void onConnection(ConnectionTrace connection) {
    for (LivePart part : parts) {
      part.onConnection(connection);
    }
  }

  @Override
  public void onFinding(Finding finding) {
    for (LivePart part : parts) {
      part.onFinding(finding);
    }
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
