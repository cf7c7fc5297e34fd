package io.chunkscope.compare.match;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.TestExchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A hop with event loops: clients that ask again as soon as they are answered, each in the hands of
 * one worker, which handles one message after the other. All requests are alike; which is which
 * only the index of the front exchange's connection and the map kept here tell.
 */
final class SimulatedHop {
  private static final int CLIENTS = 50;

  private final Random random;
  private final int workers;
  private final boolean pooled;
  private final List<ExchangeSummary> fronts = new ArrayList<>();
  private final List<ExchangeSummary> backs = new ArrayList<>();
  private final List<Integer> idle = new ArrayList<>();
  private int connections;

  /** A message on its way to the hop. */
  private record Event(long atUs, int client, int number, long beganUs, long sentUs, int back) {}

  /**
   * @param pooled whether connections to the server are kept, by all workers together
   */
  SimulatedHop(long seed, int workers, boolean pooled) {
    this.random = new Random(seed);
    this.workers = workers;
    this.pooled = pooled;
  }

  /** Runs so many exchanges. */
  SimulatedHop run(int exchanges) {
    PriorityQueue<Event> events =
        new PriorityQueue<>(Comparator.comparingLong(Event::atUs).thenComparingInt(Event::client));
    for (int client = 0; client < CLIENTS; client++) {
      long atUs = 1_000L + random.nextInt(3_000);
      events.add(new Event(atUs, client, 0, atUs, -1, -1));
    }
    long[] freeUs = new long[workers];
    int asked = CLIENTS;
    while (!events.isEmpty()) {
      Event event = events.poll();
      int worker = event.client() % workers;
      // Now and then a worker is not given the processor for a while.
      int held = random.nextInt(40) == 0 ? random.nextInt(3_000) : 0;
      freeUs[worker] = Math.max(freeUs[worker], event.atUs()) + 30L + random.nextInt(60) + held;
      long nowUs = freeUs[worker];
      if (event.sentUs() < 0) {
        long servedUs = nowUs + 500L + random.nextInt(30_000);
        events.add(
            new Event(servedUs, event.client(), event.number(), event.beganUs(), nowUs, taken()));
        continue;
      }
      int id = event.client() * 10_000 + event.number();
      fronts.add(TestExchange.front(event.client(), id).at(event.beganUs(), nowUs, nowUs).make());
      backs.add(
          TestExchange.back(event.back(), id)
              .at(event.sentUs(), event.atUs(), event.atUs())
              .make());
      if (pooled) {
        idle.add(event.back());
      }
      if (asked++ < exchanges) {
        long nextUs = nowUs + 40L + random.nextInt(200);
        events.add(new Event(nextUs, event.client(), event.number() + 1, nextUs, -1, -1));
      }
    }
    fronts.sort(Comparator.comparingLong(ExchangeSummary::firstNs));
    backs.sort(Comparator.comparingLong(ExchangeSummary::firstNs));
    return this;
  }

  private int taken() {
    return idle.isEmpty() ? connections++ : idle.remove(idle.size() - 1);
  }

  /** Takes so many exchanges, by chance, out of the server's side: the hop had them stored. */
  SimulatedHop stored(int count) {
    for (int i = 0; i < count; i++) {
      backs.remove(random.nextInt(backs.size()));
    }
    return this;
  }

  Match match() {
    return new Matcher(fronts, backs, MatchLimits.DEFAULTS).match(Clock.SHARED);
  }

  List<ExchangeSummary> fronts() {
    return fronts;
  }

  List<ExchangeSummary> backs() {
    return backs;
  }

  static boolean right(Pair pair) {
    return pair.front().index() == pair.back().index();
  }
}
