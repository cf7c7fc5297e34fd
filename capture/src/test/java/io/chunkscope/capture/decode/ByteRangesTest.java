package io.chunkscope.capture.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteRangesTest {
  private static final int SIZE = 120;

  @Test
  void agreesWithABitSet() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      ByteRanges ranges = new ByteRanges();
      BitSet bits = new BitSet();
      for (int i = 0; i < 12; i++) {
        int start = random.nextInt(SIZE);
        int end = start + random.nextInt(SIZE / 8);
        ranges.add(start, end);
        bits.set(start, end);
        for (int at = 0; at < 2 * SIZE; at++) {
          int present = bits.nextSetBit(at);
          int expected = present < 0 || present > SIZE ? SIZE : present;
          assertEquals(bits.nextClearBit(at), ranges.nextAbsent(at));
          if (at <= SIZE) {
            assertEquals(expected, ranges.nextPresent(at, SIZE));
          }
        }
      }
    }
  }
}
