package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.compare.leg.TestExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LegFinderTest {
  private static final Endpoint FRONT = new Endpoint("192.0.2.2", 80);
  private static final Endpoint BACK = new Endpoint("192.0.2.3", 8080);
  private static final Endpoint OTHER = new Endpoint("192.0.2.3", 8081);

  private static List<LegFinder.Hop> hops(List<ExchangeSummary> exchanges) {
    return new LegFinder(MatchLimits.DEFAULTS)
        .find(new Leg(exchanges, 0, 0, 0, 0, 1_000_000_000L, false));
  }

  @Test
  void whatTookPlaceInsideAnotherSpeaksForAHop() {
    List<ExchangeSummary> exchanges = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      long at = i * 10_000L;
      exchanges.add(TestExchange.front(1, i).target("/" + i).at(at, at + 900, at + 1_000).make());
      exchanges.add(
          TestExchange.back(2, i).target("/" + i).at(at + 100, at + 800, at + 810).make());
    }

    assertEquals(List.of(new LegFinder.Hop(Set.of(FRONT), Set.of(BACK), 5)), hops(exchanges));
  }

  @Test
  void twoServersThatAreAskedOneAfterTheOtherAreNoHop() {
    List<ExchangeSummary> exchanges = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      long at = i * 10_000L;
      exchanges.add(TestExchange.front(1, i).at(at, at + 900, at + 1_000).make());
      exchanges.add(TestExchange.back(2, i).at(at + 2_000, at + 2_800, at + 2_810).make());
    }

    assertEquals(List.of(), hops(exchanges));
  }

  @Test
  void anAnswerThatCameEarlierThanTheServersWasNotTheServers() {
    assertEquals(
        List.of(),
        hops(
            List.of(
                TestExchange.front(1, 0).at(0, 500, 5_000).make(),
                TestExchange.back(2, 0).at(100, 4_000, 4_100).make())));
  }

  @Test
  void aServerMostOfWhoseExchangesAreInsideNothingIsBehindNoHop() {
    List<ExchangeSummary> exchanges = new ArrayList<>();
    exchanges.add(TestExchange.front(1, 0).at(0, 900, 1_000).make());
    for (int i = 0; i < 5; i++) {
      long at = 100 + i * 10_000L;
      exchanges.add(TestExchange.back(2, i).at(at, at + 700, at + 710).make());
    }

    assertEquals(List.of(), hops(exchanges));
  }

  /** Requests that are all alike, half of which the hop answers from its cache. */
  @Test
  void aClientsRequestsThatLieInsideOthersByChanceTurnNothingRound() {
    List<ExchangeSummary> exchanges = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long at = i * 1_000L;
      exchanges.add(TestExchange.front(i, 0).at(at, at + 9_000, at + 9_000).make());
      exchanges.add(TestExchange.back(i, 0).at(at + 300, at + 8_500, at + 8_500).make());
      exchanges.add(TestExchange.front(i, 1).at(at + 400, at + 500, at + 500).make());
    }

    List<LegFinder.Hop> hops = hops(exchanges);
    assertEquals(1, hops.size());
    assertEquals(Set.of(FRONT), hops.get(0).fronts());
    assertEquals(Set.of(BACK), hops.get(0).backs());
  }

  @Test
  void twoServersBehindOneHopAreNotBehindEachOther() {
    List<ExchangeSummary> exchanges = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long at = i * 1_000L;
      Endpoint server = i % 2 == 0 ? BACK : OTHER;
      exchanges.add(TestExchange.front(i, 0).at(at, at + 9_000, at + 9_000).make());
      exchanges.add(
          TestExchange.back(i, 0)
              .server(server)
              .at(at + 900, at + 8_900 - i % 3 * 2_000L, at + 8_950)
              .make());
    }

    assertEquals(
        List.of(new LegFinder.Hop(Set.of(FRONT), Set.of(BACK, OTHER), 40)), hops(exchanges));
  }

  /** A front exchange with its back one, and one that another server leaves unanswered. */
  private static List<ExchangeSummary> withAnAttempt(TestExchange attempt) {
    return List.of(
        TestExchange.front(1, 0).target("/a").at(0, 900, 1_000).make(),
        attempt.server(OTHER).status(0).at(50, 50, 50).make(),
        TestExchange.back(3, 0).target("/a").at(100, 800, 810).make());
  }

  @Test
  void aServerThatAnsweredNothingIsBehindTheHopThatTriedIt() {
    assertEquals(
        List.of(new LegFinder.Hop(Set.of(FRONT), Set.of(BACK, OTHER), 1)),
        hops(withAnAttempt(TestExchange.back(2, 0).target("/a"))));
  }

  @Test
  void aServerThatSomebodyElseTriedOrForSomethingElseIsNot() {
    List<LegFinder.Hop> one = List.of(new LegFinder.Hop(Set.of(FRONT), Set.of(BACK), 1));
    assertEquals(one, hops(withAnAttempt(TestExchange.front(2, 0).target("/a"))));
    assertEquals(one, hops(withAnAttempt(TestExchange.back(2, 0).target("/b"))));
  }
}
