package io.chunkscope.verify.expect.draft;

import io.chunkscope.analyzer.rules.wording.Durations;

/** The smallest and the largest of some numbers. */
final class Range {
  private long least = Long.MAX_VALUE;
  private long most = Long.MIN_VALUE;

  void add(long number) {
    least = Math.min(least, number);
    most = Math.max(most, number);
  }

  void add(Range other) {
    least = Math.min(least, other.least);
    most = Math.max(most, other.most);
  }

  boolean isEmpty() {
    return most == Long.MIN_VALUE;
  }

  long least() {
    return least;
  }

  long most() {
    return most;
  }

  /** {@code 3} or {@code 2 to 5}. */
  String numbers() {
    return least == most ? String.valueOf(least) : least + " to " + most;
  }

  /** {@code 13 ms} or {@code 2 ms to 13 ms}, of nanoseconds. */
  String durations() {
    String from = Durations.text(least);
    String to = Durations.text(most);
    return from.equals(to) ? from : from + " to " + to;
  }
}
