package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.TestExchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockSearchTest {
  private static final long DAY_US = 86_400_000_000L;

  private final Random random = new Random(5);
  private final List<ExchangeSummary> fronts = new ArrayList<>();
  private final List<ExchangeSummary> backs = new ArrayList<>();

  /** Requests over ten seconds; the server side's clock is behind by so much. */
  private void traffic(int count, int targets, long behindUs) {
    for (int i = 0; i < count; i++) {
      long at = DAY_US + i * 10_000_000L / count + random.nextInt(5_000);
      long served = 500L + random.nextInt(20_000);
      String target = "/" + i % targets;
      fronts.add(
          TestExchange.front(i, 0)
              .target(target)
              .at(at, at + served + 300, at + served + 310)
              .make());
      backs.add(
          TestExchange.back(i, 0)
              .target(target)
              .at(at + 150 - behindUs, at + 150 + served - behindUs, at + 160 + served - behindUs)
              .make());
    }
    fronts.sort(Comparator.comparingLong(ExchangeSummary::firstNs));
    backs.sort(Comparator.comparingLong(ExchangeSummary::firstNs));
  }

  private Match match() {
    return new ClockSearch(fronts, backs, MatchLimits.DEFAULTS).match();
  }

  private static long right(Match match) {
    return match.pairs().stream()
        .filter(pair -> pair.front().connection().id() == pair.back().connection().id())
        .count();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 40, 1_234_567, -86_400_000_000L})
  void theOffsetIsFoundAndAllAreRight(long behindUs) {
    traffic(500, 50, behindUs);

    Match match = match();

    assertEquals(500, right(match));
    long errorNs = match.clock().toFront(0) - behindUs * 1000;
    assertTrue(Math.abs(errorNs) <= match.clock().uncertaintyNs(), "error " + errorNs);
  }

  @Test
  void theOffsetIsFoundFromRequestsThatAreAllAlike() {
    traffic(400, 1, 7_654_321);

    Match match = match();

    long errorNs = match.clock().toFront(0) - 7_654_321_000L;
    assertTrue(Math.abs(errorNs) <= 1_000_000, "error " + errorNs);
    assertEquals(400, match.pairs().size());
    assertTrue(right(match) >= 380, right(match) + " right");
  }

  @Test
  void capturesThatOverlapInPartArePairedThere() {
    traffic(500, 50, 99_000);
    List<ExchangeSummary> later = new ArrayList<>(fronts.subList(200, 500));
    List<ExchangeSummary> earlier = new ArrayList<>(backs.subList(0, 400));

    Match match = new ClockSearch(later, earlier, MatchLimits.DEFAULTS).match();

    assertEquals(match.pairs().size(), right(match));
    assertTrue(match.pairs().size() > 190);
  }

  @Test
  void trafficThatHasNothingInCommonIsNotPaired() {
    traffic(50, 50, 0);
    List<ExchangeSummary> others = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      others.add(TestExchange.back(i, 0).target("/other" + i).at(i * 1000L, 1, 2).make());
    }

    Match match = new ClockSearch(fronts, others, MatchLimits.DEFAULTS).match();

    assertEquals(List.of(), match.pairs());
  }
}
