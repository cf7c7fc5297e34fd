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
 * only the numbers of their frames tell.
 */
final class SimulatedHop {
  private static final int CLIENTS = 50;
  private static final long ROUND_TRIP_US = 20;

  private final Random random;
  private final int workers;
  private final boolean pooled;
  private boolean connecting;
  private boolean closing;
  private boolean restless;
  private boolean streaming;
  private final List<ExchangeSummary> fronts = new ArrayList<>();
  private final List<ExchangeSummary> backs = new ArrayList<>();
  private final List<Integer> idle = new ArrayList<>();
  private final List<Integer> uses = new ArrayList<>();

  private enum Phase {
    ASKED,
    CONNECTED,
    ANSWERED
  }

  /** A message on its way to the hop. */
  private record Event(
      Phase phase,
      long atUs,
      int client,
      int number,
      long beganUs,
      long openedUs,
      long sentUs,
      long answeredUs,
      int back) {}

  /**
   * @param pooled whether connections to the server are kept, by all workers together
   */
  SimulatedHop(long seed, int workers, boolean pooled) {
    this.random = new Random(seed);
    this.workers = workers;
    this.pooled = pooled;
  }

  /** Captures how connections to the server are opened, for which requests have to wait. */
  SimulatedHop connecting() {
    connecting = true;
    return this;
  }

  /** Closes connections to the server when it has passed on the answer. */
  SimulatedHop closing() {
    closing = true;
    return this;
  }

  /** Its workers are often not given the processor. */
  SimulatedHop restless() {
    restless = true;
    return this;
  }

  /** Gets answers bit by bit, and passes each on when it is whole. */
  SimulatedHop streaming() {
    streaming = true;
    return this;
  }

  /** Runs so many exchanges. */
  SimulatedHop run(int exchanges) {
    PriorityQueue<Event> events =
        new PriorityQueue<>(Comparator.comparingLong(Event::atUs).thenComparingInt(Event::client));
    for (int client = 0; client < CLIENTS; client++) {
      long atUs = 1_000L + random.nextInt(3_000);
      events.add(new Event(Phase.ASKED, atUs, client, 0, atUs, -1, -1, -1, -1));
    }
    long[] freeUs = new long[workers];
    int asked = CLIENTS;
    while (!events.isEmpty()) {
      Event event = events.poll();
      int worker = event.client() % workers;
      // Now and then a worker is not given the processor for a while.
      int held = random.nextInt(restless ? 3 : 40) == 0 ? random.nextInt(3_000) : 0;
      freeUs[worker] = Math.max(freeUs[worker], event.atUs()) + 30L + random.nextInt(60) + held;
      long nowUs = freeUs[worker];
      if (event.phase() == Phase.ASKED && connecting && idle.isEmpty()) {
        events.add(
            new Event(
                Phase.CONNECTED,
                nowUs + ROUND_TRIP_US,
                event.client(),
                event.number(),
                event.beganUs(),
                nowUs,
                -1,
                -1,
                taken()));
        continue;
      }
      if (event.phase() != Phase.ANSWERED) {
        int back = event.phase() == Phase.CONNECTED ? event.back() : taken();
        long answeredUs = nowUs + 500L + random.nextInt(30_000);
        events.add(
            new Event(
                Phase.ANSWERED,
                answeredUs + (streaming ? 2_000L + random.nextInt(30_000) : 0),
                event.client(),
                event.number(),
                event.beganUs(),
                event.openedUs(),
                nowUs,
                answeredUs,
                back));
        continue;
      }
      exchanged(event, nowUs);
      if (pooled) {
        idle.add(event.back());
      }
      if (asked++ < exchanges) {
        long nextUs = nowUs + 40L + random.nextInt(200);
        int number = event.number() + 1;
        events.add(new Event(Phase.ASKED, nextUs, event.client(), number, nextUs, -1, -1, -1, -1));
      }
    }
    fronts.sort(Comparator.comparingLong(ExchangeSummary::firstNs));
    backs.sort(Comparator.comparingLong(ExchangeSummary::firstNs));
    return this;
  }

  private void exchanged(Event event, long passedUs) {
    int use = uses.get(event.back());
    uses.set(event.back(), use + 1);
    long frame = 1L + fronts.size();
    fronts.add(
        TestExchange.front(event.client(), event.number())
            .frame(frame)
            .at(event.beganUs(), passedUs, passedUs)
            .make());
    TestExchange back = TestExchange.back(event.back(), use).frame(frame);
    if (event.openedUs() >= 0) {
      back.opened(event.openedUs());
    }
    if (closing) {
      back.left(passedUs + 10L + random.nextInt(30));
    }
    backs.add(back.at(event.sentUs(), event.answeredUs(), event.atUs()).make());
  }

  private int taken() {
    if (!idle.isEmpty()) {
      return idle.remove(idle.size() - 1);
    }
    uses.add(0);
    return uses.size() - 1;
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
    return pair.front().request().firstFrame() == pair.back().request().firstFrame();
  }
}
