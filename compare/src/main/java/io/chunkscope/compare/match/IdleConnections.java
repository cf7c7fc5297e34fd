package io.chunkscope.compare.match;

import static io.chunkscope.compare.match.ReuseOdds.FREE;
import static io.chunkscope.compare.match.ReuseOdds.OPENED;
import static io.chunkscope.compare.match.Timings.NEVER;

import java.util.Arrays;

/**
 * Back connections that the hop keeps for later requests. One is free when the response on it has
 * left the hop, which only the pair tells, and is taken again when the next request goes out on it,
 * which is seen. Most hops take the one that was free last, some the one that was free first, and
 * none opens another one as long as one of its worker's is free. So the order in which they are
 * taken speaks for that in which they were free, and against pairs.
 */
final class IdleConnections {
  private static final int NONE = -1;

  /** How many of those that were answered before it, and after it, each is held against. */
  private static final int MOST = 32;

  private final Timings timings;
  private final ReuseOdds odds = new ReuseOdds();
  private final int[] frontOf;
  private final int[] workerOf;

  /** Back exchanges in the order in which they were answered, and the place of each in it. */
  private final int[] byAnswered;

  private final int[] placeOf;
  private final long[] answeredNs;
  private final long[] freeNs;
  private final long[] takenNs;

  /** Back exchanges that connections were opened for, and their places among the others. */
  private final int[] byOpened;

  private final long[] openedAt;
  private long longestNs;

  /** Where connections that meet are counted; null where they are weighed. */
  private long[] met;

  /**
   * @param frontOf the front exchange of each back exchange, or -1; kept, and changed by others
   * @param workerOf the worker of each pair; kept, and changed by others
   */
  IdleConnections(Timings timings, int[] frontOf, int[] workerOf) {
    this.timings = timings;
    this.frontOf = frontOf;
    this.workerOf = workerOf;
    ResponseTimes responses = timings.responses();
    IdleTimes idle = timings.idle();
    byAnswered =
        Timings.inOrder(
            timings.backs(), back -> idle.takenNs(back) == NEVER ? NEVER : responses.lastNs(back));
    answeredNs = Arrays.stream(byAnswered).mapToLong(responses::lastNs).toArray();
    placeOf = new int[timings.backs()];
    Arrays.fill(placeOf, NONE);
    freeNs = new long[byAnswered.length];
    takenNs = new long[byAnswered.length];
    for (int place = 0; place < byAnswered.length; place++) {
      int back = byAnswered[place];
      placeOf[back] = place;
      takenNs[place] = idle.takenNs(back);
      paired(back);
    }
    byOpened =
        Timings.inOrder(
            timings.backs(), back -> timings.openNs(back) == NEVER ? NEVER : timings.sentNs(back));
    openedAt =
        Arrays.stream(byOpened)
            .mapToLong(back -> Order.before(answeredNs, timings.sentNs(back)))
            .toArray();
  }

  /** Heeds that a back exchange has another partner. */
  void paired(int back) {
    int place = placeOf[back];
    if (place == NONE) {
      return;
    }
    int front = frontOf[back];
    freeNs[place] = NEVER;
    if (front != NONE && timings.answered(front, back)) {
      long ns = Math.max(timings.responses().lastNs(back), timings.passedNs(front));
      freeNs[place] = ns < takenNs[place] ? ns : NEVER;
    }
  }

  /**
   * Learns from the pairs as they are in which order connections are taken.
   *
   * @param responseNs how long responses are under way over the hop at most
   */
  void learn(long responseNs) {
    longestNs = responseNs;
    met = new long[ReuseOdds.CELLS];
    for (int back = 0; back < frontOf.length; back++) {
      against(back);
    }
    odds.learn(met);
    met = null;
  }

  /** What all others speak against the pair of a back exchange, in nats; 0 without a partner. */
  double against(int back) {
    if (frontOf[back] == NONE) {
      return 0;
    }
    int place = placeOf[back];
    double nats = place == NONE || freeNs[place] == NEVER ? 0 : free(place, workerOf[back]);
    return timings.openNs(back) == NEVER ? nats : nats + opened(back);
  }

  private double free(int place, int worker) {
    double nats = 0;
    int last = Math.min(freeNs.length - 1, place + MOST);
    for (int other = Math.max(0, place - MOST); other <= last; other++) {
      if (meet(place, other)) {
        nats += free(place, worker, other);
      }
    }
    for (int i = Order.before(openedAt, place - MOST);
        i < openedAt.length && openedAt[i] <= place + MOST;
        i++) {
      int opened = byOpened[i];
      if (frontOf[opened] != NONE
          && opened != byAnswered[place]
          && meets(place, timings.sentNs(opened))) {
        nats += opened(place, worker, opened);
      }
    }
    return nats;
  }

  private double opened(int back) {
    long openedNs = timings.sentNs(back);
    int at = Order.before(answeredNs, openedNs);
    int last = Math.min(freeNs.length - 1, at + MOST);
    double nats = 0;
    for (int place = Math.max(0, at - MOST); place <= last; place++) {
      if (freeNs[place] != NEVER && byAnswered[place] != back && meets(place, openedNs)) {
        nats += opened(place, workerOf[byAnswered[place]], back);
      }
    }
    return nats;
  }

  /** Whether two connections are free at the same time, and one of them is taken first. */
  private boolean meet(int place, int other) {
    long ns = freeNs[place];
    long otherNs = freeNs[other];
    return other != place
        && otherNs != NEVER
        && otherNs < takenNs[place]
        && ns < takenNs[other]
        && Math.abs(otherNs - ns) < longestNs
        && takenNs[place] != takenNs[other];
  }

  /** Whether a connection could have been taken instead of opening one. */
  private boolean meets(int place, long openedNs) {
    return openedNs < takenNs[place] && Math.abs(openedNs - freeNs[place]) < longestNs;
  }

  private double free(int place, int worker, int other) {
    boolean kept = (freeNs[place] < freeNs[other]) == (takenNs[place] < takenNs[other]);
    boolean oneWorker = worker == workerOf[byAnswered[other]];
    return weigh(ReuseOdds.cell(FREE, oneWorker, freeNs[other] - freeNs[place], kept));
  }

  private double opened(int place, int worker, int opened) {
    long afterNs = freeNs[place] - timings.sentNs(opened);
    return weigh(ReuseOdds.cell(OPENED, worker == workerOf[opened], afterNs, afterNs > 0));
  }

  private double weigh(int cell) {
    if (met != null) {
      met[cell]++;
    }
    return odds.nats(cell);
  }

  /** What two pairs speak against each other, in nats. */
  double between(int one, int other) {
    if (frontOf[one] == NONE || frontOf[other] == NONE) {
      return 0;
    }
    int place = placeOf[one];
    int otherPlace = placeOf[other];
    double nats = beside(place, one, other) + beside(otherPlace, other, one);
    return place != NONE
            && otherPlace != NONE
            && freeNs[place] != NEVER
            && Math.abs(place - otherPlace) <= MOST
            && meet(place, otherPlace)
        ? nats + free(place, workerOf[one], otherPlace)
        : nats;
  }

  /** What a connection that is free and the opening of another one speak against each other. */
  private double beside(int place, int back, int opened) {
    if (place == NONE || freeNs[place] == NEVER || timings.openNs(opened) == NEVER) {
      return 0;
    }
    long openedNs = timings.sentNs(opened);
    return Math.abs(Order.before(answeredNs, openedNs) - place) <= MOST && meets(place, openedNs)
        ? opened(place, workerOf[back], opened)
        : 0;
  }
}
