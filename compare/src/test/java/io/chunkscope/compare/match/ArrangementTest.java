package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrangementTest {
  private static final int EXCHANGES = 200;

  private final SplittableRandom random = new SplittableRandom(1);
  private int[] truth;
  private Edges edges;
  private Timings timings;

  @BeforeEach
  void simulate() {
    SimulatedHop hop = new SimulatedHop(3, 2, false).connecting().run(EXCHANGES);
    List<ExchangeSummary> fronts = hop.fronts();
    List<ExchangeSummary> backs = hop.backs();
    Map<Long, Integer> frontOfFrame = new HashMap<>();
    for (int front = 0; front < EXCHANGES; front++) {
      frontOfFrame.put(fronts.get(front).request().firstFrame(), front);
    }
    truth = new int[EXCHANGES];
    Arrays.setAll(truth, back -> frontOfFrame.get(backs.get(back).request().firstFrame()));
    edges = new Edges();
    for (ExchangeSummary back : backs) {
      for (int front = 0; front < EXCHANGES; front++) {
        ExchangeSummary each = fronts.get(front);
        if (each.firstNs() < back.firstNs()
            && each.response().firstNs() > back.response().firstNs()) {
          edges.add(front, 0, 0);
        }
      }
      edges.endRow();
    }
    timings = new Timings(fronts, backs, Clock.SHARED, truth, Attempts.single(backs));
  }

  private Arrangement arrangement(int workers) {
    Arrangement arrangement = new Arrangement(edges, timings, workers, truth);
    arrangement.learnLags();
    for (int connection = 0; connection < arrangement.frontConnections(); connection++) {
      arrangement.assign(connection, random.nextInt(workers));
    }
    for (int back = 0; back < EXCHANGES; back++) {
      arrangement.follow(back);
    }
    return arrangement;
  }

  @Test
  void whatAChangeTouchesIsWhatItChangesInAll() {
    Arrangement arrangement = arrangement(2);
    double wrong = 0;
    for (int i = 0; i < 500; i++) {
      int[] backs = {random.nextInt(EXCHANGES), random.nextInt(EXCHANGES)};
      int one = arrangement.frontOf(backs[0]);
      int other = arrangement.frontOf(backs[1]);
      double alone =
          arrangement.alone(backs[0], other)
              + arrangement.alone(backs[1], one)
              - arrangement.alone(backs[0], one)
              - arrangement.alone(backs[1], other);
      if (one == other || alone == Double.POSITIVE_INFINITY) {
        continue;
      }
      double before = arrangement.nats();
      double touched = alone - arrangement.together(backs, 2);
      arrangement.pair(backs[0], other);
      arrangement.pair(backs[1], one);
      touched += arrangement.together(backs, 2);
      wrong = Math.max(wrong, Math.abs(arrangement.nats() - before - touched));
    }
    // What is over the hop for longer than nearly all is looked for from one side only.
    assertTrue(wrong < 5, wrong + " nats");
  }

  @Test
  void aConnectionInOtherHandsChangesAllByWhatItHolds() {
    Arrangement arrangement = arrangement(2);
    int[] backs = Arrays.stream(arrangement.frontsOf(7)).map(arrangement::backOf).toArray();
    double before = arrangement.nats();
    double held = -arrangement.held(backs, backs.length);
    arrangement.assign(7, 1 - arrangement.worker(arrangement.frontsOf(7)[0]));
    Arrays.stream(backs).forEach(arrangement::follow);
    held += arrangement.held(backs, backs.length);

    assertEquals(arrangement.nats() - before, held, 5);
  }

  @Test
  void whatIsTakenBackLeavesNoTrace() {
    Arrangement arrangement = arrangement(2);
    double before = arrangement.nats();
    int[] pairs = arrangement.pairs();
    arrangement.pair(3, Arrangement.NONE);
    assertEquals(Arrangement.NONE, arrangement.backOf(pairs[3]));
    assertTrue(arrangement.nats() > before);
    arrangement.pair(3, pairs[3]);

    assertEquals(before, arrangement.nats(), 1e-9);
    assertArrayEquals(pairs, arrangement.pairs());
  }

  @Test
  void theTruthIsLikelierWithTheWorkersThatThereAre() {
    Arrangement one = annealed(1);
    Arrangement two = annealed(2);

    assertTrue(two.nats() < one.nats() - 100, two.nats() + " and " + one.nats());
    assertArrayEquals(truth, two.pairs());
  }

  private Arrangement annealed(int workers) {
    Arrangement arrangement = new Arrangement(edges, timings, workers, truth);
    Annealing annealing = new Annealing(arrangement, 20, random);
    annealing.findWorkers();
    annealing.run();
    return arrangement;
  }
}
