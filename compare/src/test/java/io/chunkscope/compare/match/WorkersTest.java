package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.TestExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WorkersTest {

  /** Connections 0 and 2, and 1 and 3, keep the order among each other; the odd are slower. */
  @Test
  void connectionsWhoseMessagesChangePlacesHaveDifferentWorkers() {
    List<ExchangeSummary> fronts = new ArrayList<>();
    List<ExchangeSummary> backs = new ArrayList<>();
    long[][] inNs = new long[1][40];
    long[][] outNs = new long[1][40];
    for (int i = 0; i < 40; i++) {
      fronts.add(TestExchange.front(i % 4, i).at(i * 100L, i * 100L + 5_000, 9_000).make());
      backs.add(TestExchange.back(i, i).at(i * 100L, i * 100L + 50, 9_000).make());
      inNs[0][i] = i * 100L;
      outNs[0][i] = i * 100L + (i % 2 == 0 ? 210 : 550);
    }
    Timings timings = new Timings(fronts, backs, Clock.SHARED, new int[40], Attempts.single(backs));
    Workers workers = new Workers(2, timings, new SplittableRandom(1));

    workers.learn(Encounters.of(inNs, outNs, timings), 0);

    assertEquals(workers.of(0), workers.of(2));
    assertEquals(workers.of(1), workers.of(3));
    assertNotEquals(workers.of(0), workers.of(1));
    assertEquals(0, workers.against(0, workers.of(0)));
    assertTrue(workers.against(0, 1 - workers.of(0)) > 10);
  }
}
