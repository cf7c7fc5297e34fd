package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReuseOddsTest {
  private static final long AT_ONCE_NS = 5_000;
  private static final long SOON_NS = 50_000;
  private static final long LATER_NS = 5_000_000;
  private static final int KEPT = ReuseOdds.cell(ReuseOdds.FREE, true, SOON_NS, true);
  private static final int TURNED = ReuseOdds.cell(ReuseOdds.FREE, true, -SOON_NS, false);

  @Test
  void everyMeetingHasACellOfItsOwn() {
    long cells =
        LongStream.of(AT_ONCE_NS, SOON_NS, LATER_NS)
            .boxed()
            .flatMapToInt(
                apartNs ->
                    IntStream.range(0, 8)
                        .map(i -> ReuseOdds.cell(i / 4, i % 4 < 2, apartNs, i % 2 == 0)))
            .distinct()
            .filter(cell -> cell >= 0 && cell < ReuseOdds.CELLS)
            .count();

    assertEquals(ReuseOdds.CELLS, cells);
  }

  @Test
  void beforeAnythingIsKnownNoOrderTellsAnything() {
    ReuseOdds odds = new ReuseOdds();
    assertEquals(0, odds.nats(KEPT));
    odds.learn(new long[ReuseOdds.CELLS]);

    assertEquals(0, odds.nats(KEPT), 1e-9);
    assertEquals(0, odds.nats(TURNED), 1e-9);
  }

  @Test
  void aHopThatTakesWhatWasFreeLastSpeaksAgainstTheOtherOrder() {
    ReuseOdds odds = learned(KEPT, 10, TURNED, 990);

    assertEquals(Math.log(2 * 0.99), -odds.nats(TURNED), 0.02);
    assertEquals(-Math.log(2 * 0.01), odds.nats(KEPT), 0.4);
  }

  @Test
  void aHopThatTakesWhatWasFreeFirstSpeaksAgainstTheOther() {
    ReuseOdds odds = learned(KEPT, 990, TURNED, 10);

    assertTrue(odds.nats(KEPT) < 0);
    assertTrue(odds.nats(TURNED) > 3);
  }

  @Test
  void aHopThatTakesAnyTellsNothing() {
    ReuseOdds odds = learned(KEPT, 505, TURNED, 495);

    assertEquals(0, odds.nats(KEPT), 0.02);
    assertEquals(0, odds.nats(TURNED), 0.02);
  }

  @Test
  void whatWasNeverSeenIsNotImpossible() {
    assertTrue(learned(TURNED, 1_000_000, KEPT, 0).nats(KEPT) < 6);
  }

  private static ReuseOdds learned(int cell, long count, int other, long otherCount) {
    ReuseOdds odds = new ReuseOdds();
    long[] met = new long[ReuseOdds.CELLS];
    met[cell] = count;
    met[other] = otherCount;
    odds.learn(met);
    return odds;
  }
}
