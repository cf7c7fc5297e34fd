package io.chunkscope.compare.match;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Changes to which workers of the hop have connections in hand, drawn by chance; the pairs stay as
 * they are.
 */
final class WorkerMoves {
  private static final int NONE = Arrangement.NONE;

  /** More pairs at a time are dear to weigh, and are rarely all of another worker. */
  private static final int MOST_PAIRS = 48;

  /** A connection's pairs change hands together, against what each of them says. */
  private static final double HEAT_SHARE = 0.33;

  private final Arrangement now;
  private final SplittableRandom random;
  private final Metropolis metropolis;

  WorkerMoves(Arrangement now, SplittableRandom random) {
    this.now = now;
    this.random = random;
    this.metropolis = new Metropolis(random);
  }

  /** Gives each front connection any worker. */
  void shuffle() {
    now.assign(
        IntStream.range(0, now.frontConnections())
            .map(connection -> random.nextInt(now.workers()))
            .toArray());
  }

  /**
   * Tries another worker for each front connection.
   *
   * @param heat how much is left to chance for a pair, nats
   */
  void reassignFronts(double heat) {
    for (int connection = 0; connection < now.frontConnections(); connection++) {
      int[] one = {connection};
      int worker = now.worker(now.frontsOf(connection)[0]);
      int other = (worker + 1 + random.nextInt(now.workers() - 1)) % now.workers();
      int[] pairs = pairs(one);
      double nats = -now.held(pairs, pairs.length);
      assign(one, new int[] {other}, pairs);
      nats += now.held(pairs, pairs.length);
      if (!metropolis.takes(nats, heat(heat, now.frontsOf(connection).length))) {
        assign(one, new int[] {worker}, pairs);
      }
    }
  }

  /**
   * Tries another worker for all front connections whose requests went out on a back connection,
   * for each of these.
   *
   * @param heat how much is left to chance for a pair, nats
   */
  void reassignBacks(double heat) {
    for (int connection = 0; connection < now.backConnections(); connection++) {
      int worker = random.nextInt(now.workers());
      int[] fronts =
          Arrays.stream(now.backsOf(connection))
              .map(now::frontOf)
              .filter(front -> front != NONE && now.worker(front) != worker)
              .map(now::frontConnection)
              .distinct()
              .toArray();
      int[] pairs = pairs(fronts);
      if (pairs.length == 0 || pairs.length > MOST_PAIRS) {
        continue;
      }
      int[] before = Arrays.stream(fronts).map(each -> now.worker(now.frontsOf(each)[0])).toArray();
      int[] after = new int[fronts.length];
      Arrays.fill(after, worker);
      double nats = -now.together(pairs, pairs.length);
      assign(fronts, after, pairs);
      nats += now.together(pairs, pairs.length);
      if (!metropolis.takes(nats, heat(heat, now.backsOf(connection).length))) {
        assign(fronts, before, pairs);
      }
    }
  }

  private static double heat(double heat, int pairs) {
    return heat * Math.max(1, pairs * HEAT_SHARE);
  }

  /** The back exchanges of front connections. */
  private int[] pairs(int[] connections) {
    return Arrays.stream(connections)
        .flatMap(connection -> Arrays.stream(now.frontsOf(connection)))
        .map(now::backOf)
        .filter(back -> back != NONE)
        .toArray();
  }

  private void assign(int[] connections, int[] workers, int[] pairs) {
    for (int i = 0; i < connections.length; i++) {
      now.assign(connections[i], workers[i]);
    }
    for (int back : pairs) {
      now.follow(back);
    }
  }
}
