package io.chunkscope.compare.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs back exchanges one after the other in the order in which their requests went out, following
 * the likeliest ways at the same time. Unlike an assignment, which weighs each pair by what all
 * others are now, it can make a whole run of pairs move up by one place: each pair is weighed by
 * those before it. A worker that sends a request on while older ones wait, or a response while an
 * older one waits, is unlikely whichever these are.
 */
final class Beam {
  private static final int WIDTH = 48;
  private static final int BRANCHES = 5;
  private static final int LOOK_BACK = 48;
  private static final int NONE = -1;

  private final Edges edges;
  private final Timings timings;
  private final Evidence evidence;
  private final double[] cost = new double[TakenFronts.WINDOW];
  private final double[] ordered = new double[TakenFronts.WINDOW];

  /**
   * Pairs up to a place.
   *
   * @param front -1 where the back exchange stays alone
   * @param nats what speaks against them all
   */
  private record Way(Way before, int back, int front, double nats, TakenFronts taken) {}

  Beam(Edges edges, Timings timings, Evidence evidence) {
    this.edges = edges;
    this.timings = timings;
    this.evidence = evidence;
  }

  /** The front exchange of each back exchange, or -1. */
  int[] solve() {
    List<Way> ways = List.of(new Way(null, NONE, NONE, 0, new TakenFronts()));
    int[] order =
        Timings.inOrder(
            edges.rows(),
            back -> edges.start(back) < edges.end(back) ? timings.sentNs(back) : Timings.NEVER);
    for (int back : order) {
      ways = further(ways, back);
    }
    int[] frontOf = new int[edges.rows()];
    Arrays.fill(frontOf, NONE);
    for (Way way = ways.get(0); way.before() != null; way = way.before()) {
      frontOf[way.back()] = way.front();
    }
    return frontOf;
  }

  private List<Way> further(List<Way> ways, int back) {
    int from = edges.start(back);
    int to = edges.end(back);
    int low =
        Math.max(
            ways.get(0).taken().low(),
            Math.max(edges.front(from), edges.front(to - 1) - TakenFronts.WINDOW + 1));
    while (from < to && edges.front(from) < low) {
      from++;
    }
    for (int edge = from; edge < to; edge++) {
      int front = edges.front(edge);
      cost[front - low] =
          evidence.lag(front, back)
              + evidence.connection(front, back, evidence.worker(front))
              + (double) edges.said(edge) / Refinement.NAT;
    }
    Map<TakenFronts, Way> next = new HashMap<>();
    for (Way way : ways) {
      TakenFronts taken = way.taken().from(low);
      keep(next, new Way(way, back, NONE, way.nats() + Refinement.ALONE, taken));
      for (int front : cheapest(taken, from, to, low)) {
        double nats =
            way.nats() + ordered[front - low] + Evidence.TURNED * turned(way, front, back);
        keep(next, new Way(way, back, front, nats, taken.with(front)));
      }
    }
    List<Way> best = new ArrayList<>(next.values());
    best.sort(Comparator.comparingDouble(Way::nats));
    return best.size() > WIDTH ? new ArrayList<>(best.subList(0, WIDTH)) : best;
  }

  /** Of several ways that leave the same fronts to the future, the likeliest goes on. */
  private static void keep(Map<TakenFronts, Way> next, Way way) {
    next.merge(way.taken(), way, (one, other) -> other.nats() < one.nats() ? other : one);
  }

  /** Free fronts that cost least, with the older ones of their workers that would be overtaken. */
  private int[] cheapest(TakenFronts taken, int from, int to, int low) {
    int[] best = new int[BRANCHES];
    int found = 0;
    int[] waiting = new int[evidence.workers()];
    for (int edge = from; edge < to; edge++) {
      int front = edges.front(edge);
      if (taken.has(front)) {
        continue;
      }
      int overtaken = waiting[evidence.worker(front)]++;
      double nats = cost[front - low] + Evidence.TURNED * overtaken;
      ordered[front - low] = nats;
      int at = Math.min(found, BRANCHES - 1);
      if (found == BRANCHES && nats >= ordered[best[at] - low]) {
        continue;
      }
      found = Math.min(BRANCHES, found + 1);
      for (; at > 0 && ordered[best[at - 1] - low] > nats; at--) {
        best[at] = best[at - 1];
      }
      best[at] = front;
    }
    return Arrays.copyOf(best, found);
  }

  /** Responses of the same worker that would change places with that of the pair. */
  private int turned(Way way, int front, int back) {
    if (!timings.answered(front, back)) {
      return 0;
    }
    int worker = evidence.worker(front);
    int turned = 0;
    int steps = 0;
    for (Way one = way; one.before() != null && steps < LOOK_BACK; one = one.before()) {
      steps++;
      if (one.front() != NONE
          && evidence.worker(one.front()) == worker
          && timings.answered(one.front(), one.back())) {
        boolean came = timings.answeredNs(one.back()) < timings.answeredNs(back);
        boolean went = timings.passedNs(one.front()) < timings.passedNs(front);
        turned += came == went ? 0 : 1;
      }
    }
    return turned;
  }
}
