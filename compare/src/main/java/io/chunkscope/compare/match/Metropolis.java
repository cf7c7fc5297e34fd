package io.chunkscope.compare.match;

import java.util.SplittableRandom;

/**
 * Whether a change is made: if it makes things likelier, or, the more heat is left, in spite of it.
 */
final class Metropolis {
  private final SplittableRandom random;

  Metropolis(SplittableRandom random) {
    this.random = random;
  }

  /**
   * Whether it is.
   *
   * @param nats by how much more would speak against things
   * @param heat how much is left to chance, nats
   */
  boolean takes(double nats, double heat) {
    return nats <= 0 || (heat > 0 && random.nextDouble() < Math.exp(-nats / heat));
  }
}
