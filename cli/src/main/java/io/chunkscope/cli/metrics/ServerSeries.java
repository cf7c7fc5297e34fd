package io.chunkscope.cli.metrics;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.Exchange;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;

/** The series of one server label, looked up once. */
final class ServerSeries {
  private static final String NO_RESPONSE = "no-response";
  private static final double NS_PER_SECOND = 1e9;

  private final String label;
  private final Counter exchanges;
  private final DistributionDataPoint waits;
  private final CounterDataPoint[] byFraming = new CounterDataPoint[Framing.values().length];

  ServerSeries(String label, Counter exchanges, Histogram waits) {
    this.label = label;
    this.exchanges = exchanges;
    this.waits = waits.labelValues(label);
  }

  String label() {
    return label;
  }

  void add(Exchange exchange) {
    if (exchange.response() == null) {
      exchanges.labelValues(label, NO_RESPONSE).inc();
      return;
    }
    counter(exchange.response().framing()).inc();
    long waitNs = exchange.waitNs();
    if (waitNs >= 0) {
      waits.observe(waitNs / NS_PER_SECOND);
    }
  }

  private CounterDataPoint counter(Framing framing) {
    CounterDataPoint known = byFraming[framing.ordinal()];
    if (known == null) {
      known = exchanges.labelValues(label, framing.label());
      byFraming[framing.ordinal()] = known;
    }
    return known;
  }
}
