package io.chunkscope.compare.leg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ArrivalMarksTest {
  private static BodyTrace trace(ArrivalMarks marks) {
    return new BodyTrace(1, 1, 1, true, marks.grainNs(), marks.trimmed());
  }

  @Test
  void aPlaceIsThereWhenTheFirstMarkAtOrBeyondItIs() {
    ArrivalMarks marks = new ArrivalMarks(8);
    marks.add(100, 1000, 5, 1);
    marks.add(200, 3000, 9, 2);
    BodyTrace trace = trace(marks);

    assertEquals(5, trace.timeOfSent(1));
    assertEquals(5, trace.timeOfSent(100));
    assertEquals(9, trace.timeOfSent(101));
    assertEquals(-1, trace.timeOfSent(201));
    assertEquals(9, trace.timeOfText(1001));
    assertEquals(2, trace.frameOfText(3000));
    assertEquals(1000, trace.textAt(7));
  }

  @Test
  void whatComesAtOneTimeIsOnePlace() {
    ArrivalMarks marks = new ArrivalMarks(8);
    marks.add(10, 10, 5, 1);
    marks.add(20, 20, 5, 1);

    assertEquals(ArrivalMarks.WIDTH, marks.trimmed().length);
  }

  @Test
  void aFullListIsThinnedAndSaysHowInexactItBecame() {
    ArrivalMarks marks = new ArrivalMarks(16);
    long ms = 1_000_000;
    for (int i = 1; i <= 10_000; i++) {
      marks.add(i, i, i * ms, i);
    }
    BodyTrace trace = trace(marks);

    assertTrue(marks.trimmed().length <= 16 * ArrivalMarks.WIDTH);
    assertEquals(10_000 * ms, trace.timeOfSent(10_000));
    for (int i = 1; i <= 10_000; i += 97) {
      long lateNs = trace.timeOfSent(i) - i * ms;
      assertTrue(lateNs >= 0 && lateNs <= trace.grainNs(), i + " is late by " + lateNs);
    }
  }

  @Test
  void thinningEndsEvenForTimesThatAreFarApart() {
    ArrivalMarks marks = new ArrivalMarks(2);
    marks.add(1, 1, 0, 1);
    marks.add(2, 2, Long.MAX_VALUE / 4, 2);
    marks.add(3, 3, Long.MAX_VALUE / 2, 3);

    assertTrue(marks.trimmed().length <= 2 * ArrivalMarks.WIDTH);
  }
}
