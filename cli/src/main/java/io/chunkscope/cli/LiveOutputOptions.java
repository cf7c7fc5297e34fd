package io.chunkscope.cli;

import io.chunkscope.capture.live.LiveFeed;
import io.chunkscope.cli.metrics.MetricsAddress;
import io.chunkscope.cli.output.Rotation;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What becomes of a live report that grows. */
final class LiveOutputOptions {
  private static final int DEFAULT_KEEP = 5;
  private static final int DEFAULT_METRICS_SERVERS = 50;
  private static final int MAX_METRICS_SERVERS = 10_000;

  private final OptionSpec rotateSize =
      OptionSpec.builder("--rotate-size")
          .type(Integer.class)
          .arity("1")
          .converters(new SizeOption())
          .paramLabel("SIZE")
          .description(
              "Begin a new -o FILE before it exceeds this (100M); the old one becomes FILE.1.")
          .build();

  private final OptionSpec rotateKeep =
      OptionSpec.builder("--rotate-keep")
          .type(Integer.class)
          .arity("1")
          .paramLabel("NUMBER")
          .description("Keep so many old files; default " + DEFAULT_KEEP + ".")
          .build();

  private final OptionSpec metrics =
      OptionSpec.builder("--metrics")
          .type(String.class)
          .arity("1")
          .paramLabel("[HOST:]PORT")
          .description(
              "Serve Prometheus metrics at /metrics, and /healthz; on loopback if no host is named.")
          .build();

  private final OptionSpec metricsServers =
      OptionSpec.builder("--metrics-servers")
          .type(Integer.class)
          .arity("1")
          .paramLabel("NUMBER")
          .description(
              "So many servers get a label of their own, the rest is 'other'; default "
                  + DEFAULT_METRICS_SERVERS
                  + ".")
          .build();

  private final ReportOptions reportOptions;

  LiveOutputOptions(ReportOptions reportOptions) {
    this.reportOptions = reportOptions;
  }

  void addTo(CommandSpec command) {
    command
        .addOption(rotateSize)
        .addOption(rotateKeep)
        .addOption(metrics)
        .addOption(metricsServers);
  }

  /**
   * Whether all goes together.
   *
   * @throws ParameterException if not
   */
  void check() {
    rotation();
    metricsAddress();
    int servers = metricsServers();
    require(metricsServers.getValue() == null || hasMetrics(), "--metrics-servers needs --metrics");
    require(
        servers >= 0 && servers <= MAX_METRICS_SERVERS,
        "--metrics-servers is a number from 0 to " + MAX_METRICS_SERVERS);
  }

  boolean hasMetrics() {
    return metrics.getValue() != null;
  }

  private int metricsServers() {
    Integer servers = metricsServers.getValue();
    return servers == null ? DEFAULT_METRICS_SERVERS : servers;
  }

  private MetricsAddress metricsAddress() {
    if (!hasMetrics()) {
      return null;
    }
    try {
      return MetricsAddress.of(metrics.getValue());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          metrics.command().commandLine(), "--metrics: " + e.getMessage(), e);
    }
  }

  /** Begins to serve metrics; for when they were asked for. */
  MetricsPart serveMetrics(LiveFeed feed, LiveOutput output) throws IOException {
    return new MetricsPart(metricsAddress(), metricsServers(), feed, output);
  }

  private Rotation rotation() {
    Integer size = rotateSize.getValue();
    Integer keep = rotateKeep.getValue();
    if (size == null) {
      require(keep == null, "--rotate-keep needs --rotate-size");
      return Rotation.NONE;
    }
    require(reportOptions.file() != null, "--rotate-size needs -o FILE");
    require(
        reportOptions.format() != ReportOptions.Format.json,
        "a JSON document is written in the end, as one: --rotate-size needs --format ndjson or"
            + " text");
    require(keep == null || keep >= 0, "--rotate-keep cannot be negative");
    return new Rotation(size, keep == null ? DEFAULT_KEEP : keep);
  }

  private void require(boolean met, String otherwise) {
    if (!met) {
      throw new ParameterException(rotateSize.command().commandLine(), otherwise);
    }
  }

  /**
   * Opens it.
   *
   * @param alone whether nothing is left to be done when standard output has no reader
   */
  LiveOutput open(Standard standard, LiveFeed feed, boolean alone) throws IOException {
    Path file = reportOptions.file();
    return file == null
        ? LiveOutput.ofStandard(standard, reportOptions.format(), alone)
        : LiveOutput.ofFile(standard, file, rotation(), feed::clockNs, reportOptions.format());
  }
}
