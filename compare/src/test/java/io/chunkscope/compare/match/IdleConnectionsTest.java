package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.TestExchange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two connections that are free within a moment, again and again. */
class IdleConnectionsTest {
  private static final int EPISODES = 40;
  private static final long MOMENT_NS = 1_000_000;

  private final List<ExchangeSummary> fronts = new ArrayList<>();
  private final List<ExchangeSummary> backs = new ArrayList<>();

  /** Which of the two is taken first, 0 for the one that was free first. */
  private interface Takes {
    int first(int episode);
  }

  private IdleConnections connections(Takes takes, int[] frontOf) {
    int[] uses = new int[2];
    int[] connection = {0, 1};
    for (int episode = 0; episode < EPISODES; episode++) {
      long us = 1_000L + episode * 10_000L;
      for (int i = 0; i < 2; i++) {
        int use = uses[connection[i]]++;
        fronts.add(exchange(TestExchange.front(i, episode), us + i * 100L, us + 5_010 + i * 40L));
        backs.add(exchange(TestExchange.back(connection[i], use), us + 20 + i * 100L, us + 5_000));
      }
      if (takes.first(episode) == 1) {
        connection = new int[] {connection[1], connection[0]};
      }
    }
    Timings timings = new Timings(fronts, backs, Clock.SHARED, frontOf, Attempts.single(backs));
    IdleConnections idle = new IdleConnections(timings, frontOf, new int[2 * EPISODES]);
    idle.learn(MOMENT_NS);
    return idle;
  }

  private static ExchangeSummary exchange(TestExchange exchange, long askedUs, long answeredUs) {
    return exchange.at(askedUs, answeredUs, answeredUs).make();
  }

  private static int[] asTheyAre() {
    return IntStream.range(0, 2 * EPISODES).toArray();
  }

  /** What it costs to exchange the partners of an episode's two exchanges. */
  private static double exchanged(IdleConnections idle, int[] frontOf) {
    double before = idle.against(20) + idle.against(21) - idle.between(20, 21);
    frontOf[20] = 21;
    frontOf[21] = 20;
    idle.paired(20);
    idle.paired(21);
    return idle.against(20) + idle.against(21) - idle.between(20, 21) - before;
  }

  @Test
  void whereTheLastThatWasFreeIsTakenTheOtherOrderIsUnlikely() {
    int[] frontOf = asTheyAre();

    assertTrue(exchanged(connections(episode -> 1, frontOf), frontOf) > 3);
  }

  @Test
  void whereTheFirstThatWasFreeIsTakenTheOtherOrderIsUnlikelyToo() {
    int[] frontOf = asTheyAre();

    assertTrue(exchanged(connections(episode -> 0, frontOf), frontOf) > 3);
  }

  @Test
  void whereAnyIsTakenNothingIsTold() {
    int[] frontOf = asTheyAre();

    assertEquals(0, exchanged(connections(episode -> episode / 2 % 2, frontOf), frontOf), 0.5);
  }

  @Test
  void withoutAPartnerNobodyKnowsWhenAConnectionWasFree() {
    int[] frontOf = asTheyAre();
    IdleConnections idle = connections(episode -> 1, frontOf);
    double before = idle.against(21);
    frontOf[20] = Arrangement.NONE;
    idle.paired(20);

    assertEquals(0, idle.against(20));
    assertEquals(0, idle.between(20, 21));
    assertTrue(idle.against(21) > before, "one witness fewer");
    assertEquals(2 * EPISODES, Arrays.stream(frontOf).distinct().count());
  }
}
