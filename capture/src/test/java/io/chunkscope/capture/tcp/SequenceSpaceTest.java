package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SequenceSpaceTest {

  @Test
  void measuresDistancesAcrossTheWrap() {
    assertEquals(1, SequenceSpace.distance(0, -1));
    assertEquals(-1, SequenceSpace.distance(-1, 0));
    assertEquals(32, SequenceSpace.distance(0x10, 0xfffffff0));
  }

  @Test
  void findsOffsetsNearOneThatIsKnown() {
    assertEquals(0, SequenceSpace.unwrap(1000, 1000, 0));
    assertEquals(-1, SequenceSpace.unwrap(999, 1000, 0));
    assertEquals(0x20, SequenceSpace.unwrap(0x10, 0xfffffff0, 0));
    assertEquals(5L << 32, SequenceSpace.unwrap(1000, 1000, (5L << 32) + 70_000));
  }

  @Test
  void unwrapsEveryOffsetOfALongStream() {
    Random random = new Random(9);
    for (int round = 0; round < 10_000; round++) {
      int base = random.nextInt();
      long offset = random.nextLong(1L << 40);
      long near = offset + random.nextInt() / 2;
      assertEquals(offset, SequenceSpace.unwrap(base + (int) offset, base, near));
    }
  }
}
