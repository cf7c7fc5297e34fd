package io.chunkscope.samples;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Fields;
import io.chunkscope.compare.CompareOptions;
import io.chunkscope.compare.Comparer;
import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.LegLimits;
import io.chunkscope.verify.CaptureAnalysis;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A field of its own in each request, sent on by the hop, by which pairs are known to be right;
 * comparing has to ignore it.
 */
final class TruthField {
  static final LegLimits IGNORED = LegLimits.DEFAULTS.ignoring(Set.of("x-truth"));
  static final CompareOptions OPTIONS = CompareOptions.DEFAULTS.with(IGNORED);

  private final Map<String, String> values = new HashMap<>();

  TruthField(Path file) {
    for (Exchange exchange : CaptureAnalysis.of(file).exchanges()) {
      Fields fields = exchange.request() == null ? new Fields() : exchange.request().fields();
      for (int line = 0; line < fields.size(); line++) {
        if (fields.name(line).equalsIgnoreCase("x-truth")) {
          values.put(exchange.connection().id() + "/" + exchange.index(), fields.value(line));
        }
      }
    }
  }

  /** Both sides of a hop in one capture, compared without a look at it. */
  static Comparison compare(Path file) throws Exception {
    return new Comparer(OPTIONS).within(HopCaptures.leg(file, 0, IGNORED)).orElseThrow();
  }

  /** Which request it was; null where the capture does not tell. */
  String of(ExchangeSummary exchange) {
    return values.get(exchange.connection().id() + "/" + exchange.index());
  }

  /** Whether both sides are one, where one capture holds both. */
  boolean right(HopPair pair) {
    return of(pair.front()) != null && of(pair.front()).equals(of(pair.back()));
  }
}
