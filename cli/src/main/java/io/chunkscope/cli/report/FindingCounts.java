package io.chunkscope.cli.report;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;

/** How many findings of each severity there were. */
public final class FindingCounts {
  private final long[] counts = new long[Severity.values().length];

  /** Counts one more. */
  public void add(Finding finding) {
    counts[finding.severity().ordinal()]++;
  }

  /** Counts so many more. */
  public void add(Severity severity, long more) {
    counts[severity.ordinal()] += more;
  }

  /** Findings of exactly that severity. */
  public long of(Severity severity) {
    return counts[severity.ordinal()];
  }

  /** Findings of that severity or a worse one. */
  public long atLeast(Severity severity) {
    long sum = 0;
    for (int i = severity.ordinal(); i < counts.length; i++) {
      sum += counts[i];
    }
    return sum;
  }

  /** All findings. */
  public long total() {
    return atLeast(Severity.INFO);
  }
}
