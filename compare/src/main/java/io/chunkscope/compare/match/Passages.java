package io.chunkscope.compare.match;

import static io.chunkscope.compare.match.OrderOdds.ACCEPTED;
import static io.chunkscope.compare.match.OrderOdds.OPENING;
import static io.chunkscope.compare.match.OrderOdds.REQUEST;
import static io.chunkscope.compare.match.OrderOdds.RESPONSE;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * The messages of all pairs, as they pass the hop, and what the order in which they do speaks
 * against the pairs. Only messages that are over the hop at the same time say something.
 */
final class Passages {
  private static final int NONE = -1;

  /** What takes longer than nearly all of them would only make all others look far for it. */
  private static final double NEARLY_ALL = 0.99;

  private static final double AND_SOME = 1.2;
  private static final long LEAST_NS = 200_000;

  private final Timings timings;
  private final OrderOdds odds;
  private final int[] frontOf;
  private final int[] workerOf;
  private final int[] bySent;
  private final int[] byWent;
  private final int[] byAnswered;
  private final long[] sentNs;
  private final long[] wentNs;
  private final long[] answeredNs;
  private final long[] longestNs = new long[3];

  /** Where messages that meet are counted; null where they are weighed. */
  private long[] met;

  private final IdleConnections idle;

  /**
   * @param frontOf the front exchange of each back exchange, or -1; kept, and changed by others
   * @param workerOf the worker of each pair; kept, and changed by others
   */
  Passages(Timings timings, OrderOdds odds, int[] frontOf, int[] workerOf) {
    this.timings = timings;
    this.odds = odds;
    this.frontOf = frontOf;
    this.workerOf = workerOf;
    idle = new IdleConnections(timings, frontOf, workerOf);
    bySent = sorted(timings::sentNs);
    byWent =
        sorted(
            back -> timings.openNs(back) == Timings.NEVER ? Timings.NEVER : timings.wentNs(back));
    byAnswered = sorted(timings::answeredNs);
    sentNs = Arrays.stream(bySent).mapToLong(timings::sentNs).toArray();
    wentNs = Arrays.stream(byWent).mapToLong(timings::wentNs).toArray();
    answeredNs = Arrays.stream(byAnswered).mapToLong(timings::answeredNs).toArray();
  }

  private int[] sorted(IntToLongFunction timeNs) {
    return Timings.inOrder(timings.backs(), timeNs);
  }

  /** Back exchanges in the order in which the hop sent the first of them. */
  int[] bySent() {
    return bySent;
  }

  /** Heeds that a back exchange has another partner. */
  void paired(int back) {
    idle.paired(back);
  }

  /** Learns from the pairs as they are how long messages are under way at most. */
  void learnLongest() {
    longestNs[REQUEST] =
        longest(bySent, back -> timings.sentNs(back) - timings.takenNs(frontOf[back]));
    longestNs[OPENING] = longest(byWent, back -> timings.wentNs(back) - timings.openNs(back));
    longestNs[RESPONSE] =
        longest(
            byAnswered,
            back ->
                timings.answered(frontOf[back], back)
                    ? timings.passedNs(frontOf[back]) - timings.answeredNs(back)
                    : 0);
  }

  /** Learns from the pairs as they are how far their order is kept. */
  void learnOrder() {
    met = new long[OrderOdds.CELLS];
    for (int back : bySent) {
      against(back);
    }
    idle.learn(longestNs[RESPONSE]);
    odds.learn(met);
    met = null;
  }

  private long longest(int[] backs, IntToLongFunction lagNs) {
    long[] lags = Arrays.stream(backs).filter(b -> frontOf[b] != NONE).mapToLong(lagNs).toArray();
    Arrays.sort(lags);
    return lags.length == 0
        ? LEAST_NS
        : Math.max(LEAST_NS, (long) (AND_SOME * lags[(int) (lags.length * NEARLY_ALL)]));
  }

  /** What all others speak against the pair of a back exchange, in nats; 0 without a partner. */
  double against(int back) {
    int front = frontOf[back];
    if (front == NONE) {
      return 0;
    }
    double nats =
        idle.against(back)
            + against(kind(front), timings.takenNs(front), timings.sentNs(back), back);
    if (timings.openNs(back) != Timings.NEVER) {
      nats += against(OPENING, timings.openNs(back), timings.wentNs(back), back);
    }
    if (timings.answered(front, back)) {
      nats += against(RESPONSE, timings.answeredNs(back), timings.passedNs(front), back);
    }
    return nats;
  }

  private int kind(int front) {
    return timings.accepted(front) ? ACCEPTED : REQUEST;
  }

  private double against(int kind, long inNs, long outNs, int back) {
    int worker = workerOf[back];
    double nats = 0;
    for (int i = after(sentNs, inNs); i < sentNs.length; i++) {
      if (sentNs[i] - longestNs[REQUEST] >= outNs) {
        break;
      }
      int other = bySent[i];
      int front = frontOf[other];
      if (front == NONE || other == back) {
        continue;
      }
      long takenNs = timings.takenNs(front);
      int otherKind = kind(front);
      if (takenNs < outNs && comparable(kind, otherKind)) {
        boolean kept = (inNs < takenNs) == (outNs < sentNs[i]);
        nats +=
            meet(OrderOdds.cell(kind, otherKind, worker == workerOf[other], takenNs - inNs, kept));
      }
    }
    return kind == ACCEPTED
        ? nats
        : nats + openings(kind, inNs, outNs, back) + responses(kind, inNs, outNs, back);
  }

  private double openings(int kind, long inNs, long outNs, int back) {
    double nats = 0;
    for (int i = after(wentNs, inNs); i < wentNs.length; i++) {
      if (wentNs[i] - longestNs[OPENING] >= outNs) {
        break;
      }
      int other = byWent[i];
      long openNs = timings.openNs(other);
      if (openNs < outNs && other != back && frontOf[other] != NONE) {
        boolean kept = (inNs < openNs) == (outNs < wentNs[i]);
        nats +=
            meet(
                OrderOdds.cell(
                    kind, OPENING, workerOf[back] == workerOf[other], openNs - inNs, kept));
      }
    }
    return nats;
  }

  private double responses(int kind, long inNs, long outNs, int back) {
    double nats = 0;
    for (int i = after(answeredNs, inNs - longestNs[RESPONSE]); i < answeredNs.length; i++) {
      if (answeredNs[i] >= outNs) {
        break;
      }
      int other = byAnswered[i];
      int front = frontOf[other];
      if (front == NONE || other == back) {
        continue;
      }
      long passedNs = timings.passedNs(front);
      if (passedNs > inNs) {
        boolean kept = (inNs < answeredNs[i]) == (outNs < passedNs);
        nats +=
            meet(
                OrderOdds.cell(
                    kind, RESPONSE, workerOf[back] == workerOf[other], answeredNs[i] - inNs, kept));
      }
    }
    return nats;
  }

  private double meet(int cell) {
    if (met != null) {
      met[cell]++;
    }
    return odds.nats(cell);
  }

  /**
   * When a request is read that came with its connection, the order of the connections decides, not
   * that of all that is to be read.
   */
  private static boolean comparable(int kind, int other) {
    return (kind == ACCEPTED) == (other == ACCEPTED);
  }

  private static int after(long[] sorted, long timeNs) {
    return Order.before(sorted, timeNs + 1);
  }

  /** What two pairs speak against each other, in nats. */
  double between(int one, int other) {
    int f = frontOf[one];
    int g = frontOf[other];
    if (f == NONE || g == NONE) {
      return 0;
    }
    double nats = idle.between(one, other);
    for (int kind = REQUEST; kind <= RESPONSE; kind++) {
      long inNs = inNs(kind, f, one);
      for (int otherKind = REQUEST; otherKind <= RESPONSE && inNs != Timings.NEVER; otherKind++) {
        long otherInNs = inNs(otherKind, g, other);
        if (otherInNs == Timings.NEVER) {
          continue;
        }
        int a = kind == REQUEST ? kind(f) : kind;
        int b = otherKind == REQUEST ? kind(g) : otherKind;
        long outNs = outNs(kind, f, one);
        long otherOutNs = outNs(otherKind, g, other);
        if (comparable(a, b) && otherInNs < outNs && inNs < otherOutNs) {
          boolean kept = (inNs < otherInNs) == (outNs < otherOutNs);
          nats +=
              odds.nats(
                  OrderOdds.cell(a, b, workerOf[one] == workerOf[other], otherInNs - inNs, kept));
        }
      }
    }
    return nats;
  }

  private long inNs(int kind, int front, int back) {
    return switch (kind) {
      case REQUEST -> timings.takenNs(front);
      case OPENING -> timings.openNs(back);
      default -> timings.answered(front, back) ? timings.answeredNs(back) : Timings.NEVER;
    };
  }

  private long outNs(int kind, int front, int back) {
    return switch (kind) {
      case REQUEST -> timings.sentNs(back);
      case OPENING -> timings.wentNs(back);
      default -> timings.passedNs(front);
    };
  }
}
