package io.chunkscope.compare.match;

import java.util.Arrays;

/**
 * How often two messages that were under way over the hop at the same time change places, learned
 * from pairs: of one worker's hands, and of two; by kinds of messages, and by how far one came
 * after the other. A worker that reads one message after the other sends them on in that order; two
 * workers do not keep each other's, and of threads that are woken for what came at once nobody
 * knows which is first.
 */
final class OrderOdds {
  /** A request, on its way to the server. */
  static final int REQUEST = 0;

  /** A connection to the server that was asked for, and on which the request can be sent now. */
  static final int OPENING = 1;

  /** A response, on its way to the client. */
  static final int RESPONSE = 2;

  /** A request that came with its connection, which had to be accepted first. */
  static final int ACCEPTED = 3;

  private static final int KINDS = 4;

  /** Came at once, soon after each other, or later. */
  static final int GAPS = 3;

  private static final long AT_ONCE_NS = 16_000;
  private static final long SOON_NS = 256_000;

  /** Cells of {@link #cell}. */
  static final int CELLS = 2 * KINDS * KINDS * GAPS * 2;

  /** Before anything is known, changing places of one worker, and of two. */
  private static final double WITHIN = 0.02;

  private static final double ACROSS = 0.4;
  private static final double LEAST = 0.003;
  private static final double HALF = 0.5;

  /** As if so many had been seen before. */
  private static final double SEEN = 4;

  private static final double SEEN_TURNED_WITHIN = 0.4;

  /** As if so many of each gap had been seen to do what those of all gaps do. */
  private static final double AS_ALL = 30;

  private final double[] nats = new double[CELLS];

  OrderOdds() {
    Arrays.setAll(nats, cell -> nats(cell, cell / (CELLS / 2) == 0 ? WITHIN : ACROSS));
  }

  private static double nats(int cell, double turned) {
    return -Math.log(cell % 2 == 1 ? turned : 1 - turned);
  }

  /**
   * What two messages are to each other, as a number.
   *
   * @param apartNs how far the other came in after the one, or, negative, before
   * @param kept whether they went out in the order in which they came in
   */
  static int cell(int kind, int other, boolean oneWorker, long apartNs, boolean kept) {
    return cell(kind, other, oneWorker, gap(Math.abs(apartNs))) + (kept ? 0 : 1);
  }

  private static int cell(int kind, int other, boolean oneWorker, int gap) {
    return ((((oneWorker ? 0 : KINDS) + kind) * KINDS + other) * GAPS + gap) * 2;
  }

  static int gap(long ns) {
    if (ns < AT_ONCE_NS) {
      return 0;
    }
    return ns < SOON_NS ? 1 : 2;
  }

  /**
   * How many change places that came so far apart.
   *
   * @param kept how many of these were seen not to
   * @param turned how many were seen to
   * @param share how many of all do, however far apart they came
   */
  static double turned(long kept, long turned, double share) {
    return (turned + AS_ALL * share) / (kept + turned + AS_ALL);
  }

  /** What speaks against it, in nats. */
  double nats(int cell) {
    return nats[cell];
  }

  /**
   * Learns.
   *
   * @param met how often each cell was seen
   */
  void learn(long[] met) {
    for (int one = 0; one < KINDS; one++) {
      for (int other = 0; other < KINDS; other++) {
        learn(met, one, other, true);
        learn(met, one, other, false);
      }
    }
  }

  private void learn(long[] met, int one, int other, boolean oneWorker) {
    double kept = SEEN;
    double turned = oneWorker ? SEEN_TURNED_WITHIN : SEEN;
    for (int gap = 0; gap < GAPS; gap++) {
      int cell = cell(one, other, oneWorker, gap);
      int same = cell(other, one, oneWorker, gap);
      kept += met[cell] + met[same];
      turned += met[cell + 1] + met[same + 1];
    }
    double share = turned / (kept + turned);
    for (int gap = 0; gap < GAPS; gap++) {
      int cell = cell(one, other, oneWorker, gap);
      int same = cell(other, one, oneWorker, gap);
      double ofGap = turned(met[cell] + met[same], met[cell + 1] + met[same + 1], share);
      double likely = Math.max(LEAST, Math.min(HALF, ofGap));
      nats[cell] = nats(cell, likely);
      nats[cell + 1] = nats(cell + 1, likely);
    }
  }
}
