package io.chunkscope.cli;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.capture.CaptureStatistics;
import io.chunkscope.capture.live.LiveFeed;
import io.chunkscope.cli.metrics.CaptureFigures;
import io.chunkscope.cli.metrics.Heartbeat;
import io.chunkscope.cli.metrics.LiveMetrics;
import io.chunkscope.cli.metrics.MetricsAddress;
import io.chunkscope.cli.metrics.MetricsServer;
import io.chunkscope.verify.CaptureRun;
import java.io.Closeable;
import java.io.IOException;

/** Serves the figures of a live capture while it lasts. */
final class MetricsPart implements LivePart, Closeable {
  private static final long INTERVAL_NS = 100_000_000L;

  private final LiveFeed feed;
  private final LiveOutput output;
  private final LiveMetrics metrics;
  private final Heartbeat heartbeat;
  private final MetricsServer server;
  private long shownNs;

  MetricsPart(MetricsAddress address, int maxServers, LiveFeed feed, LiveOutput output)
      throws IOException {
    this.feed = feed;
    this.output = output;
    this.metrics = new LiveMetrics(maxServers, Version.number());
    this.heartbeat = new Heartbeat(feed::clockNs);
    this.server = MetricsServer.open(address, metrics, heartbeat);
  }

  MetricsAddress address() {
    return server.address();
  }

  @Override
  public void onRound(CaptureRun run, long nowNs) {
    heartbeat.beat(nowNs);
    if (Math.abs(nowNs - shownNs) < INTERVAL_NS) {
      return;
    }
    shownNs = nowNs;
    CaptureStatistics statistics = run.statistics();
    metrics.show(
        new CaptureFigures(
            nowNs,
            statistics.packets(),
            feed.consumedBytes(),
            statistics.packets() == 0 ? 0 : statistics.lastTimeNs(),
            feed.droppedPackets(),
            statistics.tcp().connections(),
            statistics.tcp().openConnections(),
            statistics.tcp().evictedConnections(),
            output.dropped()));
  }

  @Override
  public void onExchange(Exchange exchange) {
    metrics.onExchange(exchange);
  }

  @Override
  public void onConnection(ConnectionTrace connection) {
    metrics.onConnection(connection);
  }

  @Override
  public void onFinding(Finding finding) {
    metrics.onFinding(finding);
  }

  @Override
  public void close() {
    server.close();
  }
}
