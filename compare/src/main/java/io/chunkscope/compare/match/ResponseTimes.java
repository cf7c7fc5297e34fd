package io.chunkscope.compare.match;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * When responses came to the hop and left it, both ends of them, and when the hop closed the
 * connections they came on; by the client side's clock.
 */
final class ResponseTimes {
  private static final long NEVER = Timings.NEVER;

  /** A response of less is over as it begins. */
  private static final long LASTING_NS = 1_000_000;

  private final long[] begunNs;
  private final long[] doneNs;
  private final long[] firstNs;
  private final long[] lastNs;
  private final long[] leftNs;
  private final long slackNs;
  private final boolean byEnds;

  /**
   * @param frontOf the front exchange that each back exchange seems to be made for, or -1
   */
  ResponseTimes(
      List<ExchangeSummary> fronts, List<ExchangeSummary> backs, Clock clock, int[] frontOf) {
    slackNs = clock.uncertaintyNs();
    begunNs = times(fronts, front -> front.response().firstNs());
    doneNs = times(fronts, front -> front.response().lastNs());
    firstNs = times(backs, back -> clock.toFront(back.response().firstNs()));
    lastNs = times(backs, back -> clock.toFront(back.response().lastNs()));
    leftNs = times(backs, back -> closes(back) ? clock.toFront(back.leftNs()) : NEVER);
    byEnds = endsSooner(frontOf);
  }

  private static long[] times(
      List<ExchangeSummary> exchanges, ToLongFunction<ExchangeSummary> answered) {
    return exchanges.stream()
        .mapToLong(each -> each.response() == null ? NEVER : answered.applyAsLong(each))
        .toArray();
  }

  /** Whether the hop had answers to all it asked on a connection, and then closed it. */
  private static boolean closes(ExchangeSummary back) {
    return back.leftNs() >= back.response().firstNs();
  }

  /**
   * Whether responses that take a while leave the hop as they end rather than as they begin: it
   * waits for the whole of them, or for most.
   */
  private boolean endsSooner(int[] frontOf) {
    int[] lasting =
        IntStream.range(0, frontOf.length)
            .filter(back -> frontOf[back] >= 0 && lasts(frontOf[back], back))
            .toArray();
    long[] begins = new long[lasting.length];
    long[] ends = new long[lasting.length];
    for (int i = 0; i < lasting.length; i++) {
      begins[i] = begunNs[frontOf[lasting[i]]] - firstNs[lasting[i]];
      ends[i] = doneNs[frontOf[lasting[i]]] - lastNs[lasting[i]];
    }
    Arrays.sort(begins);
    Arrays.sort(ends);
    return lasting.length > 0 && ends[lasting.length / 2] < begins[lasting.length / 2];
  }

  /** When a back response came in: its first byte, or its last if that is what the hop awaits. */
  long answeredNs(int back) {
    return byEnds ? lastNs[back] : firstNs[back];
  }

  /** When a front response went out: the same byte of it. */
  long passedNs(int front) {
    return byEnds ? doneNs[front] : begunNs[front];
  }

  /** When the last byte of a back response came in. */
  long lastNs(int back) {
    return lastNs[back];
  }

  /** Whether a pair would have a response on both sides. */
  boolean answered(int front, int back) {
    return begunNs[front] != NEVER && firstNs[back] != NEVER;
  }

  /**
   * How long the response of a pair that has one on both sides would take over the hop; by how much
   * clocks are uncertain, too long.
   */
  long passedLagNs(int front, int back) {
    return passedNs(front) - answeredNs(back) + slackNs;
  }

  /** The same at the other end of a response that takes a while. */
  long otherLagNs(int front, int back) {
    return (byEnds ? begunNs[front] - firstNs[back] : doneNs[front] - lastNs[back]) + slackNs;
  }

  /** Whether a pair would have a response that takes a while, so that its two ends tell more. */
  boolean lasts(int front, int back) {
    return answered(front, back) && lastNs[back] - firstNs[back] >= LASTING_NS;
  }

  /**
   * How long the last byte of the front response would go out after the hop closed the back
   * connection, negative if before: hops that do not keep it do both in one go.
   */
  long closedLagNs(int front, int back) {
    return doneNs[front] - leftNs[back];
  }

  /** Whether a pair would have both a front response and an end of its back connection. */
  boolean closed(int front, int back) {
    return doneNs[front] != NEVER && leftNs[back] != NEVER;
  }
}
