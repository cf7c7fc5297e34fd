package io.chunkscope.compare.match;

/**
 * In which order the hop takes back connections that are free, learned from pairs: of two that are
 * free at the same time the one that was free first, or last; and whether it opens a new one all
 * the same. Of one worker's connections, and of two workers'.
 */
final class ReuseOdds {
  /** Two connections that are free; kept is the order in which they became so. */
  static final int FREE = 0;

  /** One that is free and a new one that is opened; kept if it is free after that. */
  static final int OPENED = 1;

  private static final int KINDS = 2;

  /** Cells of {@link #cell}. */
  static final int CELLS = 2 * KINDS * OrderOdds.GAPS * 2;

  private static final double LEAST = 0.003;
  private static final double HALF = 0.5;

  /** As if so many had been seen before, half of them turned. */
  private static final double SEEN = 8;

  private final double[] nats = new double[CELLS];

  /** What two connections are to each other, as a number. */
  static int cell(int kind, boolean oneWorker, long apartNs, boolean kept) {
    int gap = OrderOdds.gap(Math.abs(apartNs));
    return (((oneWorker ? 0 : KINDS) + kind) * OrderOdds.GAPS + gap) * 2 + (kept ? 0 : 1);
  }

  /** What speaks against it, in nats, negative if for it; 0 where it is as likely as not. */
  double nats(int cell) {
    return nats[cell];
  }

  /**
   * Learns.
   *
   * @param met how often each cell was seen
   */
  void learn(long[] met) {
    for (int first = 0; first < CELLS; first += 2 * OrderOdds.GAPS) {
      double kept = HALF * SEEN;
      double turned = HALF * SEEN;
      for (int cell = first; cell < first + 2 * OrderOdds.GAPS; cell += 2) {
        kept += met[cell];
        turned += met[cell + 1];
      }
      double share = turned / (kept + turned);
      for (int cell = first; cell < first + 2 * OrderOdds.GAPS; cell += 2) {
        double ofGap = OrderOdds.turned(met[cell], met[cell + 1], share);
        double likely = Math.max(LEAST, Math.min(1 - LEAST, ofGap));
        nats[cell] = -Math.log((1 - likely) / HALF);
        nats[cell + 1] = -Math.log(likely / HALF);
      }
    }
  }
}
