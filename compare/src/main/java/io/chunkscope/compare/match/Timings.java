package io.chunkscope.compare.match;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ConnectionFacts;
import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * When messages came to the hop and left it, by the client side's clock, and on what connection.
 */
final class Timings {
  /** Stands for a response that there is not. */
  static final long NEVER = Long.MIN_VALUE;

  /** How much of the openings may, by wrong pairs or wrong stamps, seem to be too early. */
  private static final double RARELY = 0.1;

  /** A request that comes later than that finds its connection accepted. */
  private static final long WITH_CONNECTION_NS = 3_000_000;

  private final long[] cameNs;
  private final long[] takenNs;
  private final long[] wentNs;
  private final long[] sentNs;
  private final long[] openNs;
  private final int[] frontConnection;
  private final int[] backConnection;
  private final int frontConnections;
  private final int backConnections;
  private final long slackNs;
  private final ResponseTimes responses;
  private final IdleTimes idle;

  /**
   * @param frontOf the front exchange that each back exchange seems to be made for, or -1
   * @param attempts of the hop before back exchanges, with the first of which it began
   */
  Timings(
      List<ExchangeSummary> fronts,
      List<ExchangeSummary> backs,
      Clock clock,
      int[] frontOf,
      Attempts attempts) {
    slackNs = clock.uncertaintyNs();
    cameNs = new long[fronts.size()];
    takenNs = new long[fronts.size()];
    frontConnection = new int[fronts.size()];
    Map<Long, Integer> numbers = new HashMap<>();
    for (int i = 0; i < cameNs.length; i++) {
      ExchangeSummary front = fronts.get(i);
      // Of a request that comes in pieces the last is read before the last is sent on.
      cameNs[i] = front.request().lastNs();
      takenNs[i] = takenNs(front, cameNs[i]);
      frontConnection[i] = number(numbers, front);
    }
    frontConnections = numbers.size();
    numbers.clear();
    wentNs = new long[backs.size()];
    sentNs = new long[backs.size()];
    openNs = new long[backs.size()];
    backConnection = new int[backs.size()];
    for (int i = 0; i < wentNs.length; i++) {
      ExchangeSummary back = backs.get(i);
      ExchangeSummary first = backs.get(attempts.first(i));
      wentNs[i] = clock.toFront(first.request().lastNs());
      backConnection[i] = number(numbers, back);
      boolean opens = first.openedNs() != ConnectionFacts.NOT_SEEN;
      sentNs[i] = opens ? clock.toFront(first.openedNs()) : NEVER;
      openNs[i] = opens ? sentNs[i] + first.connection().rttNs() : NEVER;
    }
    backConnections = numbers.size();
    if (!opensWhenAsked(frontOf)) {
      Arrays.fill(openNs, NEVER);
    }
    responses = new ResponseTimes(fronts, backs, clock, frontOf);
    for (int i = 0; i < wentNs.length; i++) {
      sentNs[i] = openNs[i] == NEVER ? wentNs[i] : sentNs[i];
    }
    idle = new IdleTimes(backs, clock);
  }

  private static long takenNs(ExchangeSummary front, long cameNs) {
    long openedNs = front.openedNs();
    return openedNs != ConnectionFacts.NOT_SEEN
            && openedNs < cameNs
            && cameNs - openedNs < WITH_CONNECTION_NS
        ? openedNs
        : cameNs;
  }

  /** Whether the hop opens a connection for a request, and not before it has one. */
  private boolean opensWhenAsked(int[] frontOf) {
    int before = 0;
    int after = 0;
    for (int back = 0; back < frontOf.length; back++) {
      if (frontOf[back] >= 0 && openNs[back] != NEVER) {
        if (sentNs[back] + slackNs < cameNs[frontOf[back]]) {
          before++;
        } else {
          after++;
        }
      }
    }
    return before <= after * RARELY;
  }

  private static int number(Map<Long, Integer> numbers, ExchangeSummary exchange) {
    int next = numbers.size();
    Integer known = numbers.putIfAbsent(exchange.connection().id(), next);
    return known == null ? next : known;
  }

  /** Those of so many that have a time, in the order of their times. */
  static int[] inOrder(int count, IntToLongFunction timeNs) {
    return IntStream.range(0, count)
        .filter(i -> timeNs.applyAsLong(i) != NEVER)
        .boxed()
        .sorted(Comparator.comparingLong(timeNs::applyAsLong))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  int fronts() {
    return cameNs.length;
  }

  int backs() {
    return wentNs.length;
  }

  /** When the last byte of a front request came in. */
  long cameNs(int front) {
    return cameNs[front];
  }

  /** Whether a front request came with its connection, which the hop had to accept first. */
  boolean accepted(int front) {
    return takenNs[front] != cameNs[front];
  }

  /**
   * When a front request came, as far as the order is concerned in which the hop takes them in: one
   * that came with its connection is taken in when that is accepted.
   */
  long takenNs(int front) {
    return takenNs[front];
  }

  /** When the hop sent the first of a back exchange: a SYN for it, or else the request. */
  long sentNs(int back) {
    return sentNs[back];
  }

  /** When a connection opened for a back exchange was there; otherwise {@link #NEVER}. */
  long openNs(int back) {
    return openNs[back];
  }

  /** When the last byte of a back request went out. */
  long wentNs(int back) {
    return wentNs[back];
  }

  /** When a back response came in, by the end of it that tells more. */
  long answeredNs(int back) {
    return responses.answeredNs(back);
  }

  /** When a front response went out, by the same end of it. */
  long passedNs(int front) {
    return responses.passedNs(front);
  }

  /** How long a request would take over the hop; by how much clocks are uncertain, too long. */
  long askedLagNs(int front, int back) {
    return sentNs[back] - cameNs[front] + slackNs;
  }

  /** Whether a pair would have a response on both sides. */
  boolean answered(int front, int back) {
    return responses.answered(front, back);
  }

  /** When back connections were in use again. */
  IdleTimes idle() {
    return idle;
  }

  /** More of when responses passed. */
  ResponseTimes responses() {
    return responses;
  }

  int frontConnection(int front) {
    return frontConnection[front];
  }

  int backConnection(int back) {
    return backConnection[back];
  }

  int frontConnections() {
    return frontConnections;
  }

  int backConnections() {
    return backConnections;
  }
}
