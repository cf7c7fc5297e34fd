package io.chunkscope.compare.match;

import java.util.Arrays;

/**
 * How likely a hop takes how long, learned from pairs of the same capture: a density over time, of
 * which the logarithm is divided evenly, because what is usual spans microseconds to seconds,
 * before and after.
 */
final class LagModel {
  private static final double LEAST_NS = 1_000;

  /** How finely it is told: bins for a factor of e. */
  private static final int BINS_PER_E = 6;

  private static final int BINS_AFTER = 16 * BINS_PER_E;
  private static final int BINS = 2 * BINS_AFTER - 1;

  /** Over how many bins to each side one time speaks. */
  private static final int SPREAD = 6;

  /** How much of the density is spread evenly: what never happened may happen. */
  private static final double EVEN = 0.02;

  private final double[] nats = new double[BINS];

  /** Learns from times, of which the first so many count. */
  LagModel(long[] lagsNs, int count) {
    double[] density = new double[BINS];
    Arrays.fill(density, EVEN * (count + 1) / BINS);
    double whole = 0;
    double[] kernel = new double[2 * SPREAD + 1];
    for (int i = -SPREAD; i <= SPREAD; i++) {
      kernel[i + SPREAD] = Math.exp(-2.0 * i * i / SPREAD);
      whole += kernel[i + SPREAD];
    }
    for (int i = 0; i < count; i++) {
      int bin = bin(lagsNs[i]);
      for (int near = -SPREAD; near <= SPREAD; near++) {
        int at = Math.max(0, Math.min(BINS - 1, bin + near));
        density[at] += kernel[near + SPREAD] / whole;
      }
    }
    double sum = Arrays.stream(density).sum();
    for (int bin = 0; bin < BINS; bin++) {
      // A bin of longer times is wider by as much as the times are longer.
      double width = (double) Math.abs(bin - BINS_AFTER + 1) / BINS_PER_E;
      nats[bin] = width - Math.log(density[bin] / sum);
    }
  }

  /** How surprising a time is, in nats, up to a constant. */
  double nats(long lagNs) {
    return nats[bin(lagNs)];
  }

  private static int bin(long lagNs) {
    double times = Math.max(LEAST_NS, Math.abs((double) lagNs)) / LEAST_NS;
    int distance = (int) Math.min(BINS_AFTER - 1, Math.log(times) * BINS_PER_E);
    return BINS_AFTER - 1 + (lagNs < 0 ? -distance : distance);
  }
}
