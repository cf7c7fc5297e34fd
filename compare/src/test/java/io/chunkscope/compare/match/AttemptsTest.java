package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.TestExchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many requests alike, of some of which the first attempt failed. */
class AttemptsTest {
  private static final int UNAVAILABLE = 503;
  private static final int REQUESTS = 60;

  private final Random random = new Random(4);
  private final List<ExchangeSummary> fronts = new ArrayList<>();
  private final List<ExchangeSummary> backs = new ArrayList<>();
  private final List<Integer> attempts = new ArrayList<>();

  /** The front exchange of each back exchange that was the last attempt for it. */
  private int[] frontOf;

  private int[] requestOf;

  /**
   * Requests as close to one another as a hop takes to ask again.
   *
   * @param closing whether the hop closes the connection of a failed attempt, right before the next
   */
  private void run(boolean closing) {
    List<long[]> rows = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      long cameUs = i * 300L + random.nextInt(200);
      long askedUs = cameUs + 40L + random.nextInt(20);
      boolean fails = i % 3 == 0;
      if (fails) {
        long knownUs = askedUs + 1_000L + random.nextInt(3_000);
        long idleUs = 60L + random.nextInt(closing ? 1_500 : 60);
        rows.add(new long[] {askedUs, knownUs, closing ? knownUs + idleUs - 20 : -1, i, 1});
        askedUs = knownUs + idleUs;
      }
      rows.add(new long[] {askedUs, askedUs + 9_000, -1, i, 0});
      fronts.add(TestExchange.front(i, 0).at(cameUs, askedUs + 9_100, askedUs + 9_100).make());
    }
    rows.sort(Comparator.comparingLong(row -> row[0]));
    frontOf = new int[rows.size()];
    requestOf = new int[rows.size()];
    for (int i = 0; i < frontOf.length; i++) {
      long[] row = rows.get(i);
      TestExchange back = TestExchange.back(i, 0).at(row[0], row[1], row[1]);
      if (row[2] >= 0) {
        back.left(row[2]);
      }
      boolean failed = row[4] == 1;
      backs.add(failed ? back.status(UNAVAILABLE).make() : back.make());
      requestOf[i] = (int) row[3];
      frontOf[i] = failed ? -1 : (int) row[3];
      if (failed) {
        attempts.add(i);
      }
    }
  }

  private long linked(Attempts found) {
    return attempts.stream()
        .filter(attempt -> requestOf[found.last(attempt)] == requestOf[attempt])
        .filter(attempt -> found.last(attempt) != attempt)
        .filter(attempt -> found.first(found.last(attempt)) == attempt)
        .count();
  }

  @Test
  void aHopAsksAgainAsSoonAsItKnows() {
    run(false);
    Attempts found = Attempts.find(fronts, backs, Clock.SHARED, frontOf);

    assertTrue(linked(found) >= attempts.size() - 4, linked(found) + " of " + attempts.size());
  }

  @Test
  void theClosingOfTheConnectionBeforeTellsMoreThanItsAnswer() {
    run(true);
    Attempts found = Attempts.find(fronts, backs, Clock.SHARED, frontOf);

    assertEquals(attempts.size(), linked(found));
  }

  @Test
  void forWhomTheLastAttemptWasMadeTellsWhichWasTheFirst() {
    run(false);
    Attempts found = Attempts.find(fronts, backs, Clock.SHARED, frontOf);
    found.linkAgain(frontOf);

    assertEquals(attempts.size(), linked(found));
  }

  @Test
  void whatIsNotAlikeIsNoAttemptForTheSame() {
    backs.add(TestExchange.back(0, 0).at(0, 100, 100).status(UNAVAILABLE).make());
    backs.add(TestExchange.back(1, 0).target("/other").at(150, 300, 300).make());
    Attempts found = Attempts.find(fronts, backs, Clock.SHARED, new int[] {-1, 0});

    assertEquals(0, found.last(0));
    assertEquals(1, found.first(1));
  }

  @Test
  void whatMayAsWellBeOtherwiseIsDoubtful() {
    fronts.add(TestExchange.front(0, 0).at(0, 900, 900).make());
    fronts.add(TestExchange.front(1, 0).at(1, 901, 901).make());
    for (int i = 0; i < 2; i++) {
      backs.add(TestExchange.back(i, 0).at(10 + i, 100 + i, 100 + i).status(UNAVAILABLE).make());
    }
    for (int i = 2; i < 4; i++) {
      backs.add(TestExchange.back(i, 0).at(150 + i, 800 + i, 800 + i).make());
    }
    int[] two = {-1, -1, 0, 1};
    Attempts found = Attempts.find(fronts, backs, Clock.SHARED, two);
    Doubts doubts = new Doubts(backs.size());
    found.tellTo(doubts, two);

    assertTrue(doubts.cost(2) < 3 * Refinement.NAT, "cost " + doubts.cost(2));
    assertTrue(doubts.cost(3) < 3 * Refinement.NAT, "cost " + doubts.cost(3));
  }
}
