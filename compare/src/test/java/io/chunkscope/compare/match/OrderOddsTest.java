package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderOddsTest {
  private static final long AT_ONCE_NS = 5_000;
  private static final long SOON_NS = 50_000;
  private static final long LATER_NS = 5_000_000;
  private static final int KEPT = cell(true, SOON_NS, true);
  private static final int TURNED = cell(true, SOON_NS, false);
  private static final int TURNED_ACROSS = cell(false, SOON_NS, false);

  @Test
  void everyMeetingHasACellOfItsOwn() {
    long cells =
        IntStream.range(0, 4)
            .boxed()
            .flatMap(a -> IntStream.range(0, 4).mapToObj(b -> new int[] {a, b}))
            .flatMapToInt(
                kinds ->
                    LongStream.of(AT_ONCE_NS, SOON_NS, LATER_NS)
                        .boxed()
                        .flatMapToInt(
                            apartNs ->
                                IntStream.range(0, 4)
                                    .map(
                                        i ->
                                            OrderOdds.cell(
                                                kinds[0], kinds[1], i < 2, apartNs, i % 2 == 0))))
            .distinct()
            .filter(cell -> cell >= 0 && cell < OrderOdds.CELLS)
            .count();

    assertEquals(OrderOdds.CELLS, cells);
  }

  @Test
  void atFirstOneWorkerIsThoughtToKeepTheOrderAndTwoHardly() {
    OrderOdds odds = new OrderOdds();

    assertTrue(odds.nats(TURNED) > 3);
    assertTrue(odds.nats(KEPT) < 0.1);
    assertTrue(odds.nats(TURNED_ACROSS) < 1);
  }

  @Test
  void whatIsSeenIsLearnedWhicheverOfTheTwoCameFirst() {
    OrderOdds odds = new OrderOdds();
    long[] met = new long[OrderOdds.CELLS];
    met[OrderOdds.cell(OrderOdds.RESPONSE, OrderOdds.REQUEST, true, -SOON_NS, true)] = 750;
    met[TURNED] = 250;
    odds.learn(met);

    assertEquals(-Math.log(0.25), odds.nats(TURNED), 0.01);
    assertEquals(-Math.log(0.75), odds.nats(KEPT), 0.01);
  }

  @Test
  void whatWasNeverSeenIsNotImpossible() {
    OrderOdds odds = new OrderOdds();
    long[] met = new long[OrderOdds.CELLS];
    met[KEPT] = 1_000_000;
    odds.learn(met);

    assertTrue(odds.nats(TURNED) < 7);
  }

  @Test
  void whatCameAtOnceMayChangePlacesWhereWhatCameLaterDoesNot() {
    OrderOdds odds = new OrderOdds();
    long[] met = new long[OrderOdds.CELLS];
    met[cell(true, AT_ONCE_NS, true)] = 500;
    met[cell(true, AT_ONCE_NS, false)] = 400;
    met[cell(true, LATER_NS, true)] = 50_000;
    odds.learn(met);

    assertEquals(Math.log(2), odds.nats(cell(true, AT_ONCE_NS, false)), 0.2);
    assertTrue(odds.nats(cell(true, LATER_NS, false)) > 5);
  }

  @Test
  void whatWasHardlySeenOfAGapIsTakenFromAll() {
    OrderOdds odds = new OrderOdds();
    long[] met = new long[OrderOdds.CELLS];
    met[TURNED] = 300;
    met[KEPT] = 700;
    met[cell(true, LATER_NS, true)] = 1;
    odds.learn(met);

    assertEquals(-Math.log(0.3), odds.nats(cell(true, LATER_NS, false)), 0.1);
  }

  private static int cell(boolean oneWorker, long apartNs, boolean kept) {
    return OrderOdds.cell(OrderOdds.REQUEST, OrderOdds.RESPONSE, oneWorker, apartNs, kept);
  }
}
