package io.chunkscope.compare.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClockFitTest {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long MICROSECOND_NS = 1_000L;

  private final Random random = new Random(3);

  /** Pairs whose request and response take 50 µs and more over the hop. */
  private List<Bound> bounds(int count, long spanNs, long offsetNs, double drift) {
    List<Bound> bounds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long at = spanNs * i / count;
      long offset = offsetNs + Math.round(at * drift);
      bounds.add(new Bound(at, offset - lag(), offset + lag()));
    }
    return bounds;
  }

  private long lag() {
    return (50L + random.nextInt(2000)) * MICROSECOND_NS;
  }

  @Test
  void nothingIsKnownWithoutPairs() {
    assertFalse(ClockFit.of(List.of()).known());
  }

  @Test
  void theTruthLiesWithinTheUncertainty() {
    Clock clock = ClockFit.of(bounds(300, 5 * SECOND_NS, 1_234_567_890L, 0));

    assertTrue(Math.abs(clock.toFront(0) - 1_234_567_890L) <= clock.uncertaintyNs());
    assertTrue(clock.uncertaintyNs() < 1_000 * MICROSECOND_NS);
    assertEquals(0, clock.driftPpb());
  }

  @Test
  void clocksThatMayAgreeAreTakenToAgree() {
    assertEquals(0, ClockFit.of(bounds(300, 5 * SECOND_NS, 0, 0)).offsetNs());
  }

  @Test
  void aDriftIsFoundWhereItShows() {
    Clock clock = ClockFit.of(bounds(5_000, 600 * SECOND_NS, -7 * SECOND_NS, 40e-6));

    assertTrue(Math.abs(clock.driftPpb() - 40_000) < 2_000, "drift " + clock.driftPpb());
    for (long at : new long[] {0, 300 * SECOND_NS, 600 * SECOND_NS}) {
      long truth = at - 7 * SECOND_NS + Math.round(at * 40e-6);
      assertTrue(Math.abs(clock.toFront(at) - truth) < 1_000 * MICROSECOND_NS);
    }
  }

  @Test
  void aFewWrongPairsSpoilNothing() {
    List<Bound> bounds = bounds(500, 5 * SECOND_NS, 3 * SECOND_NS, 0);
    for (int i = 0; i < 8; i++) {
      bounds.set(i * 60, new Bound(bounds.get(i * 60).atNs(), 3_100_000_000L, 3_200_000_000L));
    }

    assertTrue(Math.abs(ClockFit.of(bounds).toFront(0) - 3 * SECOND_NS) < 1_500 * MICROSECOND_NS);
  }
}
