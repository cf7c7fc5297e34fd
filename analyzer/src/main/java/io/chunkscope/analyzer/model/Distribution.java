package io.chunkscope.analyzer.model;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * Quantiles of non-negative numbers in bounded memory: exact for the first {@value #EXACT} values,
 * beyond that within 0.1 % (HdrHistogram with three digits). Two of them can be added up.
 */
public final class Distribution {
  private static final int EXACT = 256;
  private static final int DIGITS = 3;

  private long[] values = new long[4];
  private int kept;
  private Histogram histogram;
  private long count;
  private long smallest = Long.MAX_VALUE;
  private long largest;

  public void add(long value) {
    long clamped = Math.max(0, value);
    count++;
    smallest = Math.min(smallest, clamped);
    largest = Math.max(largest, clamped);
    if (histogram != null) {
      histogram.recordValue(clamped);
    } else if (kept < EXACT) {
      keep(clamped);
    } else {
      spill();
      histogram.recordValue(clamped);
    }
  }

  /** Adds all values of another distribution. */
  public void add(Distribution other) {
    if (other.histogram == null) {
      for (int i = 0; i < other.kept; i++) {
        add(other.values[i]);
      }
      return;
    }
    if (histogram == null) {
      spill();
    }
    histogram.add(other.histogram);
    count += other.count;
    smallest = Math.min(smallest, other.smallest);
    largest = Math.max(largest, other.largest);
  }

  private void keep(long value) {
    if (kept == values.length) {
      values = Arrays.copyOf(values, kept * 2);
    }
    values[kept++] = value;
  }

  private void spill() {
    histogram = new Histogram(DIGITS);
    histogram.setAutoResize(true);
    for (int i = 0; i < kept; i++) {
      histogram.recordValue(values[i]);
    }
    values = new long[0];
    kept = 0;
  }

  public long count() {
    return count;
  }

  /** The smallest value; {@link HttpMessage#UNKNOWN} without any. */
  public long min() {
    return count == 0 ? HttpMessage.UNKNOWN : smallest;
  }

  /** The largest value; {@link HttpMessage#UNKNOWN} without any. */
  public long max() {
    return count == 0 ? HttpMessage.UNKNOWN : largest;
  }

  /**
   * The smallest value that at least {@code percent} per cent of all values do not exceed; {@link
   * HttpMessage#UNKNOWN} without any.
   */
  public long percentile(double percent) {
    if (count == 0) {
      return HttpMessage.UNKNOWN;
    }
    if (histogram != null) {
      return Math.min(largest, Math.max(smallest, histogram.getValueAtPercentile(percent)));
    }
    long[] sorted = Arrays.copyOf(values, kept);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(percent / 100 * kept);
    return sorted[Math.max(0, rank - 1)];
  }
}
