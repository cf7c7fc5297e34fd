package io.chunkscope.cli.report;

import io.chunkscope.compare.Comparison;
import java.util.List;

/**
 * A run of {@code compare}.
 *
 * @param captures one that holds both sides, or the server side's and the client side's
 * @param comparison null where one capture holds no two sides of a hop
 */
public record CompareRecord(List<CaptureRecord> captures, Comparison comparison) {
  public CompareRecord {
    captures = List.copyOf(captures);
  }

  /** All findings by severity. */
  public FindingCounts counts() {
    FindingCounts counts = new FindingCounts();
    if (comparison != null) {
      comparison.counts().forEach(counts::add);
    }
    return counts;
  }
}
