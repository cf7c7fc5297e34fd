package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.compare.clock.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that nothing but their times tells apart. */
class IdenticalRequestsTest {

  private static long wrong(Match match) {
    return match.pairs().stream().filter(pair -> !SimulatedHop.right(pair)).count();
  }

  private static long wrongAndNotTold(Match match) {
    return match.pairs().stream()
        .filter(pair -> !SimulatedHop.right(pair) && !pair.ambiguous())
        .count();
  }

  @ParameterizedTest
  @CsvSource({"1,false", "1,true", "2,false", "2,true"})
  void workersThatKeepTheOrderAreFoundAndPairsWithThem(int workers, boolean pooled) {
    Match match = new SimulatedHop(3, workers, pooled).run(500).match();

    assertEquals(500, match.pairs().size());
    assertTrue(wrong(match) <= 5, wrong(match) + " wrong");
    assertEquals(0, wrongAndNotTold(match));
  }

  @ParameterizedTest
  @CsvSource({"1,false", "2,false", "2,true"})
  void theOpeningOfAConnectionForARequestTellsMore(int workers, boolean pooled) {
    Match match = new SimulatedHop(3, workers, pooled).connecting().run(500).match();

    assertEquals(500, match.pairs().size());
    assertEquals(0, wrong(match));
  }

  @Test
  void theClosingOfAConnectionAfterItsAnswerTellsMore() {
    long without = wrong(new SimulatedHop(3, 6, false).restless().run(500).match());
    Match match = new SimulatedHop(3, 6, false).restless().closing().run(500).match();

    assertEquals(500, match.pairs().size());
    assertTrue(without > 20, without + " wrong");
    assertTrue(wrong(match) <= 8, wrong(match) + " wrong");
  }

  @ParameterizedTest
  @CsvSource({"1,false", "2,true"})
  void theEndOfAResponseThatIsHeldUntilItIsWholeTells(int workers, boolean pooled) {
    Match match = new SimulatedHop(3, workers, pooled).streaming().run(500).match();

    assertEquals(500, match.pairs().size());
    assertTrue(wrong(match) <= 2, wrong(match) + " wrong");
  }

  @Test
  void theSameExchangesArePairedInTheSameWay() {
    SimulatedHop hop = new SimulatedHop(11, 2, true).run(300);

    assertEquals(hop.match().pairs(), hop.match().pairs());
  }

  @Test
  void exchangesThatOneSideLacksDoNotShiftAllThatFollow() {
    Match match = new SimulatedHop(5, 1, true).run(500).stored(10).match();

    assertEquals(490, match.pairs().size());
    assertTrue(wrong(match) <= 25, wrong(match) + " wrong");
    assertTrue(wrongAndNotTold(match) <= 1, wrongAndNotTold(match) + " not told");
  }

  @Test
  void tooMuchWorkIsNotBegunAndWhatIsDoubtfulStaysSo() {
    SimulatedHop hop = new SimulatedHop(3, 2, false).run(500);
    MatchLimits none = new MatchLimits(256, 20_000, 2_000_000, 0, 0, 200_000L);
    Match match = new Matcher(hop.fronts(), hop.backs(), none).match(Clock.SHARED);

    assertEquals(500, match.pairs().size());
    assertEquals(0, wrongAndNotTold(match));
  }
}
