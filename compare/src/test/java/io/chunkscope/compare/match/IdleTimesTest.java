package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.TestExchange;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdleTimesTest {

  private static TestExchange exchange(int connection, int index, long atUs) {
    return TestExchange.back(connection, index).at(atUs, atUs + 10, atUs + 10);
  }

  @Test
  void aConnectionIsTakenWhenItsNextRequestGoesOut() {
    List<ExchangeSummary> backs =
        List.of(exchange(1, 0, 100).make(), exchange(2, 0, 150).make(), exchange(1, 1, 200).make());
    IdleTimes idle = new IdleTimes(backs, Clock.SHARED);

    assertEquals(200_000, idle.takenNs(0));
    assertEquals(IdleTimes.FOREVER, idle.takenNs(1));
  }

  @Test
  void oneThatTheHopClosesIsNotFree() {
    IdleTimes idle = new IdleTimes(List.of(exchange(1, 0, 100).left(120).make()), Clock.SHARED);

    assertEquals(Timings.NEVER, idle.takenNs(0));
  }
}
