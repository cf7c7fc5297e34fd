package io.chunkscope.compare.match;

/**
 * What the time that a message takes over the hop counts against a pair.
 *
 * <p>The square of it: of two messages that could each be either of two others, that is least where
 * what came first also went out first, however long both waited, and the difference is the product
 * of the distances in time that would be turned round. A sum of the times themselves would be the
 * same both ways. What is held up for very long counts less than its square, or one message that
 * was held up would make all that passed it change places.
 */
final class Lag {
  private static final double MILLISECOND_NS = 1e6;
  private static final double LONG_MS = 100;
  private static final double MOST = 15_000;

  private Lag() {}

  /** In square milliseconds. */
  static double squareMs(long lagNs) {
    double ms = Math.abs(lagNs) / MILLISECOND_NS;
    return ms <= LONG_MS ? ms * ms : Math.min(MOST, LONG_MS * LONG_MS + ms - LONG_MS);
  }
}
