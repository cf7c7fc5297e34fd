package io.chunkscope.cli.metrics;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.function.DoubleSupplier;
import java.util.function.ToLongFunction;

/** How the capture itself stands: packets, losses, memory. */
final class CaptureMetrics {
  private static final double NS_PER_SECOND = 1e9;

  private final PrometheusRegistry registry;
  private volatile CaptureFigures figures = CaptureFigures.NONE;

  CaptureMetrics(PrometheusRegistry registry, String version) {
    this.registry = registry;
    counter("chunkscope_packets", "Packets read.", null, CaptureFigures::packets);
    counter("chunkscope_captured_bytes", "Bytes read.", Unit.BYTES, CaptureFigures::bytes);
    counter(
        "chunkscope_kernel_dropped_packets",
        "Packets dropped by kernel or interface before they could be read.",
        null,
        CaptureFigures::kernelDrops);
    counter("chunkscope_connections", "TCP connections begun.", null, CaptureFigures::connections);
    counter(
        "chunkscope_evicted_connections",
        "Open connections given up to stay within the limit.",
        null,
        CaptureFigures::evictedConnections);
    counter(
        "chunkscope_report_dropped_records",
        "Records of the report dropped because its reader did not keep up.",
        null,
        CaptureFigures::reportDrops);
    gauge(
        "chunkscope_open_connections",
        "TCP connections that are open now.",
        null,
        () -> figures.openConnections());
    gauge(
        "chunkscope_last_round_timestamp_seconds",
        "When packets were last looked for.",
        Unit.SECONDS,
        () -> figures.nowNs() / NS_PER_SECOND);
    gauge(
        "chunkscope_last_packet_timestamp_seconds",
        "Stamp of the newest packet.",
        Unit.SECONDS,
        () -> figures.lastPacketNs() / NS_PER_SECOND);
    Runtime memory = Runtime.getRuntime();
    gauge(
        "chunkscope_heap_used_bytes",
        "Heap in use, with what is not yet collected.",
        Unit.BYTES,
        () -> memory.totalMemory() - memory.freeMemory());
    gauge(
        "chunkscope_heap_max_bytes",
        "The most the heap may grow to.",
        Unit.BYTES,
        memory::maxMemory);
    Info.builder()
        .name("chunkscope_build")
        .help("The program.")
        .labelNames("version")
        .register(registry)
        .addLabelValues(version == null ? "unknown" : version);
  }

  void show(CaptureFigures figures) {
    this.figures = figures;
  }

  private void counter(String name, String help, Unit unit, ToLongFunction<CaptureFigures> figure) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .unit(unit)
        .callback(counter -> counter.call((double) figure.applyAsLong(figures)))
        .register(registry);
  }

  private void gauge(String name, String help, Unit unit, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .unit(unit)
        .callback(gauge -> gauge.call(value.getAsDouble()))
        .register(registry);
  }
}
