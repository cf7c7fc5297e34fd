package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.compare.leg.TestExchange;
import io.chunkscope.compare.match.Unpaired.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhyUnpairedTest {
  private static final long SECOND_NS = 1_000_000_000L;

  private static Reason reason(ExchangeSummary front, ExchangeSummary back, long leftOut) {
    Leg fronts = leg(front, leftOut);
    Leg backs = leg(back, leftOut);
    Match match = new Match(List.of(), fronts.exchanges(), backs.exchanges(), Clock.SHARED, 0);
    return new WhyUnpaired(fronts, backs, match).all().get(0).reason();
  }

  private static Reason ofBack(ExchangeSummary front, ExchangeSummary back) {
    Leg fronts = leg(front, 0);
    Leg backs = leg(back, 0);
    Match match = new Match(List.of(), List.of(), backs.exchanges(), Clock.SHARED, 0);
    return new WhyUnpaired(fronts, backs, match).all().get(0).reason();
  }

  private static Leg leg(ExchangeSummary exchange, long leftOut) {
    return new Leg(
        exchange == null ? List.of() : List.of(exchange), leftOut, 0, 0, 0, SECOND_NS, false);
  }

  private static TestExchange front() {
    return TestExchange.front(1, 0).at(100, 200, 300);
  }

  private static TestExchange back() {
    return TestExchange.back(1, 0).names("Host", "User-Agent", "Accept").at(100, 200, 300);
  }

  @Test
  void whatTheHopSaysOfItsCacheIsBelieved() {
    assertEquals(Reason.CACHED, reason(front().values(Map.of("age", "3")).make(), null, 0));
    assertEquals(
        Reason.CACHED, reason(front().values(Map.of("x-varnish", "32770 3")).make(), null, 0));
    assertEquals(
        Reason.CACHED, reason(front().values(Map.of("x-cache", "HIT from a")).make(), null, 0));
    assertEquals(Reason.CACHED, reason(front().status(304).make(), null, 0));
  }

  @Test
  void aMissIsNoHit() {
    Map<String, String> missed = Map.of("age", "0", "x-varnish", "32770", "x-cache", "MISS from a");

    assertEquals(Reason.NOT_SEEN, reason(front().values(missed).make(), null, 0));
  }

  @Test
  void anErrorOrARedirectWithoutAServerIsTheHopsOwn() {
    assertEquals(Reason.HOPS_OWN, reason(front().status(503).make(), null, 0));
    assertEquals(Reason.HOPS_OWN, reason(front().status(301).make(), null, 0));
  }

  @Test
  void whatLiesOutsideTheOtherCaptureIsNobodysFault() {
    ExchangeSummary late = TestExchange.front(1, 0).at(5_000_000, 5_000_100, 5_000_200).make();

    assertEquals(Reason.OUTSIDE, reason(late, null, 0));
  }

  @Test
  void holesAndLimitsAreNamed() {
    assertEquals(Reason.GAP, reason(front().uncertain().make(), null, 0));
    assertEquals(Reason.LEFT_OUT, reason(front().make(), null, 3));
    assertEquals(Reason.NO_RESPONSE, reason(front().status(0).make(), null, 0));
  }

  @Test
  void whereTheOtherSideHasResponsesWithoutRequestsTheirRequestsWereNotCaptured() {
    Leg fronts = leg(front().make(), 0);
    Leg backs = new Leg(List.of(), 0, 1, 0, 0, SECOND_NS, false);
    Match match = new Match(List.of(), fronts.exchanges(), List.of(), Clock.SHARED, 0);

    Unpaired told = new WhyUnpaired(fronts, backs, match).all().get(0);
    assertEquals(Reason.GAP, told.reason());
    assertEquals("the other side's capture has responses without requests", told.evidence());
  }

  @Test
  void whereTheOtherSidesCaptureLostPacketsNothingIsSaidOfACacheOrOfTheHop() {
    Leg fronts = new Leg(List.of(front().make()), 0, 0, 0, 0, SECOND_NS, true);
    Leg backs = new Leg(List.of(back().make()), 0, 0, 0, 0, SECOND_NS, true);
    Match match = new Match(List.of(), fronts.exchanges(), backs.exchanges(), Clock.SHARED, 0);

    for (Unpaired told : new WhyUnpaired(fronts, backs, match).all()) {
      assertEquals(Reason.GAP, told.reason());
      assertEquals("packets of the other side's capture were dropped", told.evidence());
    }
  }

  @Test
  void aQuestionWithoutAClientsFieldsIsTheHopsOwn() {
    ExchangeSummary check = TestExchange.back(1, 0).at(100, 200, 300).make();
    ExchangeSummary agent = front().names("Host", "User-Agent").make();

    assertEquals(Reason.HEALTH_CHECK, ofBack(agent, check));
    // So plain are the clients' own questions, or nothing is known of them.
    assertEquals(Reason.NOT_SEEN, ofBack(front().make(), check));
    assertEquals(Reason.NOT_SEEN, reason(null, check, 0));
    assertEquals(Reason.NOT_SEEN, reason(null, back().make(), 0));
    assertEquals(Reason.BACKGROUND, reason(null, back().forwardedFor("192.0.2.1").make(), 0));
  }
}
