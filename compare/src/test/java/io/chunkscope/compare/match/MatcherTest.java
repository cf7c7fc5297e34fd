package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.TestExchange;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatcherTest {
  private static List<ExchangeSummary> made(TestExchange... exchanges) {
    return Arrays.stream(exchanges)
        .map(TestExchange::make)
        .sorted(Comparator.comparingLong(ExchangeSummary::firstNs))
        .toList();
  }

  private static Match match(List<ExchangeSummary> fronts, List<ExchangeSummary> backs) {
    return new Matcher(fronts, backs, MatchLimits.DEFAULTS).match(Clock.SHARED);
  }

  private static long backOf(Match match, long front) {
    return match.pairs().stream()
        .filter(pair -> pair.front().connection().id() == front)
        .mapToLong(pair -> pair.back().connection().id())
        .findFirst()
        .orElse(-1);
  }

  @Test
  void pairsWhatHasTheSameTargetInsideItsTime() {
    Match match =
        match(
            made(
                TestExchange.front(1, 0).target("/a").at(0, 900, 1000),
                TestExchange.front(2, 0).target("/b").at(10, 910, 1010)),
            made(
                TestExchange.back(7, 0).target("/b").at(100, 800, 810),
                TestExchange.back(8, 0).target("/a").at(110, 810, 820)));

    assertEquals(8, backOf(match, 1));
    assertEquals(7, backOf(match, 2));
    assertEquals(Confidence.HIGH, match.pairs().get(0).confidence());
  }

  @Test
  void amongRequestsThatAreAlikeWhatCameFirstGoesOutFirstHoweverLongItWaited() {
    TestExchange[] fronts = new TestExchange[50];
    TestExchange[] backs = new TestExchange[50];
    for (int i = 0; i < 50; i++) {
      // All come in over 10 ms, wait for 40 ms, and leave within 1 ms.
      fronts[i] = TestExchange.front(i, 0).at(i * 200L, 80_000L + i * 300L, 80_010L + i * 300L);
      backs[i] =
          TestExchange.back(i, 0).at(50_000L + i * 20L, 60_000L + i * 300L, 60_010L + i * 300L);
    }

    Match match = match(made(fronts), made(backs));

    assertEquals(50, match.pairs().size());
    match
        .pairs()
        .forEach(
            pair -> assertEquals(pair.front().connection().id(), pair.back().connection().id()));
  }

  @Test
  void saysThatPairsCouldBeOthersAndThatItMakesNoDifference() {
    Match match =
        match(
            made(
                TestExchange.front(1, 0).at(0, 900, 1000),
                TestExchange.front(2, 0).at(1, 901, 1001)),
            made(
                TestExchange.back(1, 0).at(100, 800, 810),
                TestExchange.back(2, 0).at(101, 801, 811)));

    assertTrue(match.pairs().stream().allMatch(Pair::ambiguous));
    assertTrue(match.pairs().stream().allMatch(Pair::alike));
    assertEquals(Confidence.MEDIUM, match.pairs().get(0).confidence());
  }

  @Test
  void whatARequestSaysCountsMoreThanItsPlaceInTime() {
    Match match =
        match(
            made(
                TestExchange.front(1, 0).prints(11, 12).at(0, 900, 1000),
                TestExchange.front(2, 0).prints(21, 22).at(100, 910, 1010)),
            made(
                TestExchange.back(1, 0).prints(11, 12).at(300, 800, 810),
                TestExchange.back(2, 0).prints(21, 22).at(200, 700, 710)));

    assertEquals(1, backOf(match, 1));
    assertEquals(2, backOf(match, 2));
    assertFalse(match.pairs().get(0).ambiguous());
  }

  @Test
  void correlationFieldsCountMoreThanTheOrder() {
    Match match =
        match(
            made(
                TestExchange.front(1, 0).ids(5).at(0, 900, 1000),
                TestExchange.front(2, 0).ids(6).at(10, 910, 1010)),
            made(
                TestExchange.back(1, 0).ids(6).at(100, 700, 710),
                TestExchange.back(2, 0).ids(5).at(110, 800, 810)));

    assertEquals(2, backOf(match, 1));
    assertEquals(1, backOf(match, 2));
  }

  @Test
  void aPrefixMayBeAddedOrTakenAway() {
    Match match =
        match(
            made(TestExchange.front(1, 0).target("/app/list?x=1").at(0, 900, 1000)),
            made(TestExchange.back(1, 0).target("/list?x=1").at(100, 800, 810)));

    assertEquals(1, match.pairs().size());
  }

  @Test
  void anotherTargetIsAnotherExchange() {
    Match match =
        match(
            made(TestExchange.front(1, 0).target("/a").at(0, 900, 1000)),
            made(TestExchange.back(1, 0).target("/b").at(100, 800, 810)));

    assertEquals(List.of(), match.pairs());
    assertEquals(1, match.fronts().size());
    assertEquals(1, match.backs().size());
  }

  @Test
  void aRewrittenTargetIsRecognisedByACorrelationField() {
    Match match =
        match(
            made(TestExchange.front(1, 0).target("/a").ids(5).at(0, 900, 1000)),
            made(TestExchange.back(1, 0).target("/index.php?q=a").ids(5).at(100, 800, 810)));

    assertEquals(1, match.pairs().size());
  }

  @Test
  void attemptsThatFailedBelongToThePairOfTheRequestTheyWereMadeFor() {
    Match match =
        match(
            made(TestExchange.front(1, 0).at(0, 5000, 5010)),
            made(
                TestExchange.back(1, 0).status(502).at(100, 900, 910),
                TestExchange.back(2, 0).status(0).at(1000, 0, 0),
                TestExchange.back(3, 0).at(2000, 4900, 4910)));

    assertEquals(3, match.pairs().get(0).back().connection().id());
    assertEquals(2, match.pairs().get(0).retries().size());
    assertEquals(List.of(), match.backs());
  }

  /** Two requests at once, each with an attempt in vain: they are not both the first one's. */
  @Test
  void attemptsOfRequestsThatAreAlikeFillTheTimeOfTheirOwn() {
    Match match =
        match(
            made(
                TestExchange.front(1, 0).at(0, 5_000, 5_010),
                TestExchange.front(2, 0).at(1_000, 9_000, 9_010)),
            made(
                TestExchange.back(1, 0).status(0).at(100, 0, 3_000),
                TestExchange.back(2, 0).status(503).at(1_100, 6_900, 7_000),
                TestExchange.back(3, 0).at(3_100, 4_900, 4_910),
                TestExchange.back(4, 0).at(7_100, 8_900, 8_910)));

    assertEquals(List.of(3L, 4L), connections(match.pairs(), false));
    assertEquals(List.of(1L, 2L), connections(match.pairs(), true));
  }

  private static List<Long> connections(List<Pair> pairs, boolean retries) {
    return pairs.stream()
        .flatMap(pair -> retries ? pair.retries().stream() : Stream.of(pair.back()))
        .map(exchange -> exchange.connection().id())
        .toList();
  }

  @Test
  void anAttemptIsThatOfTheRequestWithItsCorrelationField() {
    Match match =
        match(
            made(
                TestExchange.front(1, 0).ids(5).at(0, 5_000, 5_010),
                TestExchange.front(2, 0).ids(6).at(0, 5_000, 5_010)),
            made(
                TestExchange.back(1, 0).ids(6).status(503).at(100, 900, 1_000),
                TestExchange.back(2, 0).ids(5).at(1_010, 4_900, 4_910),
                TestExchange.back(3, 0).ids(6).at(3_000, 4_900, 4_910)));

    Pair six = match.pairs().stream().filter(p -> !p.retries().isEmpty()).findAny().orElseThrow();
    assertEquals(2, six.front().connection().id());
  }

  @Test
  void aRequestThatTheClientGaveUpIsUnderWayUntilThen() {
    Match match =
        match(
            made(TestExchange.front(1, 0).status(0).at(0, 0, 500_000)),
            made(TestExchange.back(1, 0).status(0).at(3_000, 0, 500_100)));

    assertEquals(1, match.pairs().size());
  }

  @Test
  void anErrorPageOfTheHopStandsForAServerThatDidNotAnswer() {
    Match match =
        match(
            made(TestExchange.front(1, 0).status(502).at(0, 900, 1000)),
            made(TestExchange.back(1, 0).status(0).at(100, 0, 0)));

    assertEquals(1, match.pairs().size());
  }

  @Test
  void aResponseCannotComeOutBeforeItWentIn() {
    Match match =
        match(
            made(TestExchange.front(1, 0).at(0, 900, 20_000)),
            made(TestExchange.back(1, 0).at(100, 5_000, 5_010)));

    assertEquals(List.of(), match.pairs());
  }

  @Test
  void anAddressThatTheHopPassedOnTellsClientsApart() {
    Match match =
        match(
            made(
                TestExchange.front(1, 0).at(0, 900, 1000),
                TestExchange.front(2, 0).at(10, 910, 1010)),
            made(
                TestExchange.back(1, 0).forwardedFor("203.0.113.7").at(100, 800, 810),
                TestExchange.back(2, 0).forwardedFor("192.0.2.1").at(110, 805, 815)));

    assertEquals(2, match.pairs().size());
  }

  @Test
  void anExchangeOfWhichTheCaptureLacksTheRestIsNoAttemptThatFailed() {
    List<ExchangeSummary> fronts = List.of(TestExchange.front(1, 0).at(100, 900, 950).make());
    List<ExchangeSummary> backs =
        List.of(
            TestExchange.back(1, 0).at(150, 300, 300).status(0).leftOpen().make(),
            TestExchange.back(2, 0).at(400, 800, 850).make());
    Match match = new Matcher(fronts, backs, MatchLimits.DEFAULTS).match(Clock.SHARED);

    assertEquals(List.of(), match.pairs().get(0).retries());
    assertEquals(List.of(backs.get(0)), match.backs());
  }
}
