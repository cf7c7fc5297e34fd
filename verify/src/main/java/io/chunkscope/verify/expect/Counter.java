package io.chunkscope.verify.expect;

import io.chunkscope.verify.expect.check.Ruling;

/** Counts rulings. */
final class Counter {
  private final long[] counts = new long[Ruling.values().length];

  void add(Ruling ruling) {
    counts[ruling.ordinal()]++;
  }

  long of(Ruling ruling) {
    return counts[ruling.ordinal()];
  }

  Tally tally() {
    return new Tally(
        of(Ruling.HOLDS), of(Ruling.FAILS), of(Ruling.CANNOT_TELL), of(Ruling.NOT_APPLICABLE));
  }
}
