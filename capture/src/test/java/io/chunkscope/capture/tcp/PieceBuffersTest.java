package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.IdentityHashMap;
import org.junit.jupiter.api.Test;

class PieceBuffersTest {
  private final PieceBuffers buffers = new PieceBuffers(10_000);

  @Test
  void anArrayIsLongEnoughAndNotMuchLonger() {
    for (int length = 0; length <= 70_000; length++) {
      int taken = buffers.take(length).length;
      assertTrue(taken >= length && taken < length + 512, "for " + length);
    }
  }

  @Test
  void givesOutAgainWhatWasGivenBackForAboutTheSameLength() {
    byte[] first = buffers.take(1448);
    buffers.give(first, first.length);
    assertNotSame(first, buffers.take(1540));
    assertSame(first, buffers.take(1460));
    assertNotSame(first, buffers.take(1460));
  }

  @Test
  void keepsNoMoreThanItMay() {
    IdentityHashMap<byte[], Boolean> given = new IdentityHashMap<>();
    for (int i = 0; i < 20; i++) {
      byte[] bytes = new byte[1536];
      given.put(bytes, true);
      buffers.give(bytes, bytes.length);
    }
    int again = 0;
    while (given.containsKey(buffers.take(1536))) {
      again++;
    }
    assertEquals(10_000 / 1536, again);
  }

  @Test
  void takesBackOnlyWhatItWouldGiveOut() {
    for (int length : new int[] {0, 1, 511, 513, 1448, 65_537, 66_048}) {
      byte[] odd = new byte[length];
      buffers.give(odd, odd.length);
      assertNotSame(odd, buffers.take(length));
    }
  }
}
