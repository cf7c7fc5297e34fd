package io.chunkscope.compare.match;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When messages came to the hop and left it, by the client side's clock, and on what connection.
 */
final class Timings {
  /** Stands for a response that there is not. */
  static final long NEVER = Long.MIN_VALUE;

  private final long[] cameNs;
  private final long[] passedNs;
  private final long[] wentNs;
  private final long[] answeredNs;
  private final int[] frontConnection;
  private final int[] backConnection;
  private final int frontConnections;
  private final int backConnections;
  private final long slackNs;

  Timings(List<ExchangeSummary> fronts, List<ExchangeSummary> backs, Clock clock) {
    slackNs = clock.uncertaintyNs();
    cameNs = new long[fronts.size()];
    passedNs = new long[fronts.size()];
    frontConnection = new int[fronts.size()];
    Map<Long, Integer> numbers = new HashMap<>();
    for (int i = 0; i < cameNs.length; i++) {
      ExchangeSummary front = fronts.get(i);
      // Of a request that comes in pieces the last is read before the last is sent on.
      cameNs[i] = front.request().lastNs();
      passedNs[i] = front.response() == null ? NEVER : front.response().firstNs();
      frontConnection[i] = number(numbers, front);
    }
    frontConnections = numbers.size();
    numbers.clear();
    wentNs = new long[backs.size()];
    answeredNs = new long[backs.size()];
    backConnection = new int[backs.size()];
    for (int i = 0; i < wentNs.length; i++) {
      ExchangeSummary back = backs.get(i);
      wentNs[i] = clock.toFront(back.request().lastNs());
      answeredNs[i] = back.response() == null ? NEVER : clock.toFront(back.response().firstNs());
      backConnection[i] = number(numbers, back);
    }
    backConnections = numbers.size();
  }

  private static int number(Map<Long, Integer> numbers, ExchangeSummary exchange) {
    int next = numbers.size();
    Integer known = numbers.putIfAbsent(exchange.connection().id(), next);
    return known == null ? next : known;
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

  /** When the last byte of a back request went out. */
  long wentNs(int back) {
    return wentNs[back];
  }

  /** When the first byte of a back response came in. */
  long answeredNs(int back) {
    return answeredNs[back];
  }

  /** When the first byte of a front response went out. */
  long passedNs(int front) {
    return passedNs[front];
  }

  /** How long a request would take over the hop; by how much clocks are uncertain, too long. */
  long askedLagNs(int front, int back) {
    return wentNs[back] - cameNs[front] + slackNs;
  }

  /** The same of the response, which there is on both sides. */
  long passedLagNs(int front, int back) {
    return passedNs[front] - answeredNs[back] + slackNs;
  }

  /** Whether a pair would have a response on both sides. */
  boolean answered(int front, int back) {
    return passedNs[front] != NEVER && answeredNs[back] != NEVER;
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
