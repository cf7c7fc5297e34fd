package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LagModelTest {
  private final long[] usual = new long[100];

  @Test
  void whatIsUsualSurprisesLeast() {
    Arrays.fill(usual, 150_000L);
    LagModel model = new LagModel(usual, 100);

    assertTrue(model.nats(150_000) < model.nats(60_000));
    assertTrue(model.nats(150_000) < model.nats(1_000_000));
    assertTrue(model.nats(50_000_000) < 20, "what never happened is not impossible");
  }

  @Test
  void timesBeyondAllMeasureAreTakenForTheLongestAndTheShortest() {
    LagModel model = new LagModel(usual, 0);

    assertEquals(model.nats(-5), model.nats(0));
    assertEquals(model.nats(Long.MAX_VALUE / 2), model.nats(Long.MAX_VALUE));
    assertEquals(model.nats(Long.MIN_VALUE / 2), model.nats(Long.MIN_VALUE));
  }

  @Test
  void aTimeOfManyIsLikelierThanOneAmongManyTimesAsLong() {
    // As many of 100 us as of some 100 ms: in each microsecond the short ones are a thousand.
    for (int i = 0; i < usual.length; i++) {
      usual[i] = i % 2 == 0 ? 100_000 : 100_000_000;
    }
    LagModel model = new LagModel(usual, 100);

    assertEquals(Math.log(1_000), model.nats(100_000_000) - model.nats(100_000), 0.5);
  }

  @Test
  void beforeIsNotAfter() {
    Arrays.fill(usual, -150_000L);
    LagModel model = new LagModel(usual, 100);

    assertTrue(model.nats(-150_000) + 5 < model.nats(150_000));
  }
}
