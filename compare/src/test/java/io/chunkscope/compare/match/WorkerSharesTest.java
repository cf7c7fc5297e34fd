package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.TestExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkerSharesTest {
  private static final int PAIRS = 40;

  /** Pairs of so many connections on each side, and the worker of each by its number. */
  private static WorkerShares shares(int connections, IntUnaryOperator worker) {
    List<ExchangeSummary> fronts = new ArrayList<>();
    List<ExchangeSummary> backs = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      int connection = i % connections;
      fronts.add(TestExchange.front(connection, i / connections).make());
      backs.add(TestExchange.back(connection, i / connections).make());
    }
    int[] frontOf = IntStream.range(0, PAIRS).toArray();
    WorkerShares shares =
        new WorkerShares(
            new Timings(fronts, backs, Clock.SHARED, frontOf, Attempts.single(backs)), 2);
    for (int back = 0; back < PAIRS; back++) {
      shares.add(back, worker.applyAsInt(back));
    }
    shares.learn(frontOf);
    return shares;
  }

  @Test
  void connectionsThatAreOneWorkersSpeakForThat() {
    double apart = shares(4, back -> back % 2).against();
    double shared = shares(4, back -> back / 4 % 2).against();

    assertEquals(4 * Math.log(2), apart, 0.5);
    assertTrue(shared > apart + 10, shared + " and " + apart);
  }

  @Test
  void whatIsTakenBackLeavesNoTrace() {
    WorkerShares shares = shares(4, back -> back % 2);
    double before = shares.against();
    double told = shares.told();
    shares.remove(0, 0);
    shares.add(0, 1);
    assertTrue(shares.against(0) > 3);
    shares.remove(0, 1);
    shares.add(0, 0);

    assertEquals(before, shares.against(), 1e-9);
    assertEquals(told, shares.told(), 1e-9);
  }

  @Test
  void workersTellWhichPairsThereCannotBeOnceForEachTwoConnections() {
    assertEquals(PAIRS * Math.log(2), shares(PAIRS, back -> back % 2).told(), 1e-9);
    assertEquals(4 * Math.log(2), shares(4, back -> back % 2).told(), 1e-9);
    assertEquals(0, shares(PAIRS, back -> 0).told(), 1e-9);
  }
}
