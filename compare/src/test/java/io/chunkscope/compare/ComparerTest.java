package io.chunkscope.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.EndpointPattern;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.compare.leg.TestExchange;
import io.chunkscope.compare.match.MatchLimits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparerTest {
  private final List<ExchangeSummary> fronts = new ArrayList<>();
  private final List<ExchangeSummary> backs = new ArrayList<>();

  ComparerTest() {
    for (int i = 0; i < 6; i++) {
      long at = i * 10_000L;
      String target = (i % 3 == 0 ? "/a?" : "/b?") + i;
      fronts.add(TestExchange.front(1, i).target(target).at(at, at + 900, at + 1_000).make());
      backs.add(TestExchange.back(2, i).target(target).at(at + 100, at + 800, at + 810).make());
    }
  }

  private static Leg leg(List<ExchangeSummary> exchanges) {
    return new Leg(exchanges, 0, 0, 0, 0, 1_000_000_000L, false);
  }

  private Leg both() {
    List<ExchangeSummary> all = new ArrayList<>(fronts);
    all.addAll(backs);
    return leg(all);
  }

  @Test
  void theSidesOfOneCaptureAreFoundAndComparedByOneClock() {
    Comparison comparison = new Comparer(CompareOptions.DEFAULTS).within(both()).orElseThrow();

    assertEquals(6, comparison.pairs().size());
    assertEquals(List.of(), comparison.unpaired());
    assertEquals(Clock.SHARED, comparison.clock());
    assertTrue(comparison.oneCapture());
  }

  @Test
  void aCaptureOfOneSideHoldsNothingToCompare() {
    assertTrue(new Comparer(CompareOptions.DEFAULTS).within(leg(fronts)).isEmpty());
    assertTrue(new Comparer(CompareOptions.DEFAULTS).within(leg(List.of())).isEmpty());
  }

  @Test
  void sidesThatAreNamedNeedNotBeFound() {
    CompareOptions named =
        CompareOptions.DEFAULTS.between(
            List.of(EndpointPattern.of(":80")), List.of(EndpointPattern.of("192.0.2.3:8080")));
    CompareOptions elsewhere =
        CompareOptions.DEFAULTS.between(List.of(EndpointPattern.of(":81")), List.of());

    assertEquals(6, new Comparer(named).within(both()).orElseThrow().pairs().size());
    assertTrue(new Comparer(elsewhere).within(both()).isEmpty());
  }

  @Test
  void twoCapturesAreComparedByTwoClocks() {
    Comparison comparison = new Comparer(CompareOptions.DEFAULTS).between(leg(backs), leg(fronts));

    assertEquals(6, comparison.pairs().size());
    assertEquals(Clock.Basis.ESTIMATED, comparison.clock().basis());
    assertEquals(6, comparison.front().exchanges().size());
  }

  @Test
  void capturesWithoutExchangesCompareToNothing() {
    Comparison comparison =
        new Comparer(CompareOptions.DEFAULTS).between(leg(List.of()), leg(fronts));

    assertEquals(List.of(), comparison.pairs());
    assertEquals(6, comparison.unpaired().size());
    assertEquals(Clock.Basis.UNKNOWN, comparison.clock().basis());
  }

  @Test
  void pathsComeWithTheirPairsTheMostFrequentFirstAndWithoutQueries() {
    Comparison comparison = new Comparer(CompareOptions.DEFAULTS).within(both()).orElseThrow();

    assertEquals(List.of("/b", "/a"), comparison.paths().stream().map(p -> p.path()).toList());
    assertEquals(List.of(4L, 2L), comparison.paths().stream().map(p -> p.pairs()).toList());
  }

  @Test
  void pathsBeyondTheLimitAreTakenTogether() {
    CompareOptions defaults = CompareOptions.DEFAULTS;
    CompareOptions few =
        new CompareOptions(
            defaults.legs(), MatchLimits.DEFAULTS, defaults.rules(), List.of(), List.of(), 10, 1);
    Comparison comparison = new Comparer(few).within(both()).orElseThrow();

    assertEquals(1, comparison.paths().size());
    assertEquals(4, comparison.otherPaths().pairs());
  }
}
