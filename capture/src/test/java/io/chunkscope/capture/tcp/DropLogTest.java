package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.stream.TransportView;
import org.junit.jupiter.api.Test;

class DropLogTest {
  private final DropLog drops = new DropLog();

  @Test
  void concernsConnectionsThatWereOpenThen() {
    drops.add(100, 120);
    drops.nowNs = 200;
    assertTrue(drops.anySince(50));
    assertTrue(drops.anySince(120));
    assertFalse(drops.anySince(121));
  }

  @Test
  void doesNotConcernWhatPacketsHaveNotReachedYet() {
    // The kernel drops while a backlog of older packets is being read.
    drops.add(100, 120);
    drops.nowNs = 99;
    assertFalse(drops.anySince(50));
    drops.nowNs = 100;
    assertTrue(drops.anySince(50));
  }

  @Test
  void aConnectionBetweenTwoSpansIsNotConcerned() {
    drops.add(100, 120);
    drops.add(200, 220);
    drops.nowNs = 180;
    assertFalse(drops.anySince(130));
    drops.nowNs = 200;
    assertTrue(drops.anySince(130));
  }

  @Test
  void spansBeyondTheLimitAreRememberedLessExactlyButNeverForgotten() {
    for (int i = 0; i < 1_000; i++) {
      drops.add(100L * i, 100L * i + 10);
      drops.nowNs = 100L * i + 20;
      assertFalse(drops.anySince(drops.nowNs), "span " + i);
      assertTrue(drops.anySince(drops.nowNs - 10), "span " + i);
      assertTrue(drops.anySince(0), "span " + i);
    }
  }

  @Test
  void knowsTheLastLossWhetherToldOrShownByAHole() {
    assertEquals(TransportView.UNKNOWN, drops.lastLossNs());
    drops.noteHole(300);
    drops.noteHole(250);
    drops.add(100, 400);
    drops.nowNs = 99;
    assertEquals(300, drops.lastLossNs());
    drops.nowNs = 350;
    assertEquals(350, drops.lastLossNs());
    drops.nowNs = 500;
    assertEquals(400, drops.lastLossNs());
  }
}
