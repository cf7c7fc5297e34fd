package io.chunkscope.compare.match;

import java.util.Arrays;

/**
 * Where messages stand in the order in which a worker of the hop took them in, and in that in which
 * it sent them on. A worker that reads one message after the other sends them on in that order; by
 * how many places a pair would be out of it is what speaks against the pair.
 */
final class Order {
  private final long[][] in;
  private final long[][] out;

  /**
   * @param inNs when messages came in
   * @param outNs when they went out
   * @param workerOf the worker of each, or a negative number for none
   */
  Order(long[] inNs, long[] outNs, int[] workerOf, int workers) {
    in = new long[workers][];
    out = new long[workers][];
    int[] counts = new int[workers];
    for (int worker : workerOf) {
      if (worker >= 0) {
        counts[worker]++;
      }
    }
    for (int worker = 0; worker < workers; worker++) {
      in[worker] = new long[counts[worker]];
      out[worker] = new long[counts[worker]];
    }
    Arrays.fill(counts, 0);
    for (int i = 0; i < workerOf.length; i++) {
      if (workerOf[i] >= 0) {
        int worker = workerOf[i];
        in[worker][counts[worker]] = inNs[i];
        out[worker][counts[worker]++] = outNs[i];
      }
    }
    for (int worker = 0; worker < workers; worker++) {
      Arrays.sort(in[worker]);
      Arrays.sort(out[worker]);
    }
  }

  /** How many of a worker's messages came in before a time. */
  int cameBefore(int worker, long timeNs) {
    return before(in[worker], timeNs);
  }

  /** How many of them went out before a time. */
  int wentBefore(int worker, long timeNs) {
    return before(out[worker], timeNs);
  }

  /** How many are less than a time. */
  static int before(long[] sorted, long timeNs) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < timeNs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
