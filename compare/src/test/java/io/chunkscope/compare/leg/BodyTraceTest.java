package io.chunkscope.compare.leg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BodyTraceTest {
  /** Bytes as sent, bytes of text, time, frame: 100 bytes at 10, 250 at 20, 300 at 40. */
  private static final BodyTrace CODED =
      new BodyTrace(
          7, 9, 900, true, 0, new long[] {100, 0, 10, 1, 250, 600, 20, 2, 300, 900, 40, 5});

  @Test
  void aByteIsThereWithTheArrivalThatReachesIt() {
    assertEquals(10, CODED.timeOfSent(1));
    assertEquals(10, CODED.timeOfSent(100));
    assertEquals(20, CODED.timeOfSent(101));
    assertEquals(40, CODED.timeOfSent(300));
  }

  @Test
  void whatNeverCameHasNoTime() {
    assertEquals(-1, CODED.timeOfSent(301));
    assertEquals(-1, CODED.timeOfText(901));
    assertEquals(-1, CODED.frameOfText(901));
    assertEquals(-1, CODED.textAt(301));
  }

  @Test
  void textIsThereWhenItsCodeIsNotEarlier() {
    // The first 100 bytes decoded to nothing yet.
    assertEquals(0, CODED.textAt(100));
    assertEquals(20, CODED.timeOfText(1));
    assertEquals(2, CODED.frameOfText(600));
    assertEquals(40, CODED.timeOfText(601));
    assertEquals(600, CODED.textAt(101));
  }

  @Test
  void aBodyThatNothingIsKnownOfHasNoTimes() {
    BodyTrace empty = new BodyTrace(0, 0, 0, false, 0, new long[0]);

    assertEquals(-1, empty.timeOfSent(1));
    assertEquals(-1, empty.timeOfText(1));
    assertEquals(-1, empty.textAt(1));
  }
}
