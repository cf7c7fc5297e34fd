package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderOddsTest {
  private static final int KEPT = OrderOdds.cell(OrderOdds.REQUEST, OrderOdds.RESPONSE, true, true);
  private static final int TURNED =
      OrderOdds.cell(OrderOdds.REQUEST, OrderOdds.RESPONSE, true, false);
  private static final int TURNED_ACROSS =
      OrderOdds.cell(OrderOdds.REQUEST, OrderOdds.RESPONSE, false, false);

  @Test
  void everyMeetingHasACellOfItsOwn() {
    long cells =
        IntStream.range(0, 4)
            .boxed()
            .flatMap(a -> IntStream.range(0, 4).mapToObj(b -> new int[] {a, b}))
            .flatMapToInt(
                kinds ->
                    IntStream.range(0, 4)
                        .map(i -> OrderOdds.cell(kinds[0], kinds[1], i < 2, i % 2 == 0)))
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
    met[OrderOdds.cell(OrderOdds.RESPONSE, OrderOdds.REQUEST, true, true)] = 750;
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
}
