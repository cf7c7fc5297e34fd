package io.chunkscope.samples;

import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.compare.CaptureReader;
import io.chunkscope.compare.CompareOptions;
import io.chunkscope.compare.Comparer;
import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.compare.leg.LegLimits;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Captures of hops, read and compared as users have them compared. */
final class HopCaptures {
  private HopCaptures() {}

  static Leg leg(Path file, int capture, LegLimits limits) throws Exception {
    try (PacketSource source = CaptureFiles.open(file)) {
      CaptureReader reader = new CaptureReader(source, capture, limits);
      reader.run().readAll(bytes -> {});
      return reader.finish();
    }
  }

  /** Both sides of a hop in one capture. */
  static Comparison compare(Path file) throws Exception {
    return new Comparer(CompareOptions.DEFAULTS)
        .within(leg(file, 0, LegLimits.DEFAULTS))
        .orElseThrow();
  }

  /** The rules of all findings. */
  static Set<String> rules(Comparison comparison) {
    return comparison.findings().stream()
        .map(each -> each.finding().rule().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
