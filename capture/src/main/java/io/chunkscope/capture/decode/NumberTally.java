package io.chunkscope.capture.decode;

import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Counts packets by a number such as an EtherType; bounded, and free of allocation. */
final class NumberTally {
  /** A capture has a handful; hostile ones are counted together when the table is full. */
  static final int CAPACITY = 64;

  private final int[] numbers = new int[CAPACITY];
  private final long[] packets = new long[CAPACITY];
  private int size;
  private long others;

  void count(int number) {
    for (int i = 0; i < size; i++) {
      if (numbers[i] == number) {
        packets[i]++;
        return;
      }
    }
    if (size == CAPACITY) {
      others++;
      return;
    }
    numbers[size] = number;
    packets[size++] = 1;
  }

  /** The counts, named; those that found no room under {@code othersName}. */
  Stream<TrafficCount> counts(IntFunction<String> name, String othersName) {
    Stream.Builder<TrafficCount> counts = Stream.builder();
    for (int i = 0; i < size; i++) {
      counts.add(new TrafficCount(name.apply(numbers[i]), packets[i]));
    }
    if (others > 0) {
      counts.add(new TrafficCount(othersName, others));
    }
    return counts.build();
  }
}
