package io.chunkscope.cli.metrics;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.capture.stream.Endpoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what an analysis finds. Servers beyond the limit share one label, so that the number of
 * series is bounded whatever is on the wire. One thread counts, any may read.
 */
public final class LiveMetrics implements AnalysisHandler {
  /** The label of servers beyond the limit. */
  static final String OTHER = "other";

  /** The label where no server is concerned. */
  static final String NONE = "none";

  /** Seconds, from what a cache takes to what a person does not wait for. */
  private static final double[] WAITS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final CaptureMetrics capture;
  private final Counter exchanges;
  private final Counter findings;
  private final Histogram waits;
  private final int maxServers;
  private final Map<Endpoint, ServerSeries> servers = new HashMap<>();
  private ServerSeries others;

  /**
   * @param maxServers servers with a label of their own
   * @param version the program's
   */
  public LiveMetrics(int maxServers, String version) {
    this.maxServers = maxServers;
    this.capture = new CaptureMetrics(registry, version);
    this.exchanges =
        Counter.builder()
            .name("chunkscope_exchanges_total")
            .help("HTTP exchanges by server and by how the end of the response's body is told.")
            .labelNames("server", "framing")
            .withoutExemplars()
            .register(registry);
    this.findings =
        Counter.builder()
            .name("chunkscope_findings_total")
            .help("Findings by rule, severity and server.")
            .labelNames("rule", "severity", "server")
            .withoutExemplars()
            .register(registry);
    this.waits =
        Histogram.builder()
            .name("chunkscope_response_wait_seconds")
            .help("Last byte of a request to the first byte of its response.")
            .labelNames("server")
            .classicUpperBounds(WAITS)
            .withoutExemplars()
            .register(registry);
  }

  PrometheusRegistry registry() {
    return registry;
  }

  /** How the capture stands now. */
  public void show(CaptureFigures figures) {
    capture.show(figures);
  }

  @Override
  public void onExchange(Exchange exchange) {
    series(exchange.connection().info().server()).add(exchange);
  }

  @Override
  public void onConnection(ConnectionTrace connection) {}

  @Override
  public void onFinding(Finding finding) {
    findings
        .labelValues(
            finding.rule().id(),
            finding.severity().label(),
            finding.server() == null ? NONE : series(finding.server()).label())
        .inc();
  }

  private ServerSeries series(Endpoint server) {
    ServerSeries known = servers.get(server);
    if (known != null) {
      return known;
    }
    if (servers.size() < maxServers) {
      ServerSeries added = new ServerSeries(server.toString(), exchanges, waits);
      servers.put(server, added);
      return added;
    }
    if (others == null) {
      others = new ServerSeries(OTHER, exchanges, waits);
    }
    return others;
  }
}
