package io.chunkscope.analyzer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReleasedConnectionsTest {
  private static final long SECOND_NS = 1_000_000_000L;

  private final ReleasedConnections released = new ReleasedConnections();

  private void freeAtS(long... seconds) {
    for (long second : seconds) {
      released.add(second * SECOND_NS);
    }
  }

  private boolean takeAtS(long second) {
    return released.take(second * SECOND_NS);
  }

  @Test
  void eachServesOneNewConnection() {
    freeAtS(1);

    assertTrue(takeAtS(2));
    assertFalse(takeAtS(2));
  }

  @Test
  void oneThatWasBusyServesNobody() {
    freeAtS(5);

    assertFalse(takeAtS(4));
    assertTrue(takeAtS(5));
  }

  @Test
  void connectionsBesideEachOtherServeAsManyAsWereFree() {
    freeAtS(1, 1, 3);

    assertTrue(takeAtS(2));
    assertTrue(takeAtS(2));
    assertFalse(takeAtS(2));
    assertTrue(takeAtS(3));
  }

  @Test
  void nobodyKeepsOneForMoreThanAMinute() {
    freeAtS(1);

    assertFalse(takeAtS(62));
    assertTrue(takeAtS(61));
  }

  @Test
  void keepsTheNewestSixteen() {
    for (int second = 0; second < 20; second++) {
      freeAtS(second);
    }

    assertFalse(takeAtS(3));
    int taken = 0;
    while (takeAtS(20)) {
      taken++;
    }
    assertEquals(16, taken);
  }
}
