package io.chunkscope.compare.match;

import java.util.Arrays;

/**
 * How often two messages that were under way over the hop at the same time change places, learned
 * from pairs: of one worker's hands, and of two; by kinds of messages. A worker that reads one
 * message after the other sends them on in that order; two workers do not keep each other's.
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

  /** Cells of {@link #cell}. */
  static final int CELLS = 64;

  private static final int KINDS = 4;

  /** Before anything is known, changing places of one worker, and of two. */
  private static final double WITHIN = 0.02;

  private static final double ACROSS = 0.4;
  private static final double LEAST = 0.003;
  private static final double HALF = 0.5;

  /** As if so many had been seen before. */
  private static final double SEEN = 4;

  private static final double SEEN_TURNED_WITHIN = 0.4;

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
   * @param kept whether they went out in the order in which they came in
   */
  static int cell(int kind, int other, boolean oneWorker, boolean kept) {
    return (((oneWorker ? 0 : KINDS) + kind) * KINDS + other) * 2 + (kept ? 0 : 1);
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
    for (int across = 0; across < 2; across++) {
      for (int one = 0; one < KINDS; one++) {
        for (int other = 0; other < KINDS; other++) {
          int cell = cell(one, other, across == 0, true);
          int same = cell(other, one, across == 0, true);
          double kept = met[cell] + met[same] + SEEN;
          double turned = met[cell + 1] + met[same + 1];
          turned += across == 0 ? SEEN_TURNED_WITHIN : SEEN;
          double share = Math.max(LEAST, Math.min(HALF, turned / (kept + turned)));
          nats[cell] = nats(cell, share);
          nats[cell + 1] = nats(cell + 1, share);
        }
      }
    }
  }
}
