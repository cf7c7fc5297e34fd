package io.chunkscope.compare.match;

import java.util.HashSet;
import java.util.Set;

/**
 * Which workers of the hop send on which back connections, and what that speaks against an
 * arrangement, in nats. Mostly a back connection is one worker's; how readily they share one is
 * learned (Pólya's urn).
 */
final class WorkerShares {
  private static final int NONE = -1;

  /** How readily workers share a back connection may be that. */
  private static final double[] READILY = {0.02, 0.2, 1, 5, 50};

  private final Timings timings;

  /** Pairs of each back connection, by worker, and of all. */
  private final int[][] pairs;

  private final int[] all;

  /** Of the urn: what so many draws of one worker, and of all of them, come to. */
  private final double[] ofOne;

  private final double[] ofAll;

  /** What so many pairs of one worker come to, when all are told apart by workers. */
  private final double[] apart;

  /** The share of pairs that are the first of their two connections. */
  private double firsts;

  WorkerShares(Timings timings, int workers) {
    this.timings = timings;
    pairs = new int[timings.backConnections()][workers];
    all = new int[workers];
    ofOne = new double[timings.backs() + 1];
    ofAll = new double[timings.backs() + 1];
    apart = new double[timings.backs() + 1];
    for (int count = 1; count < apart.length; count++) {
      apart[count] = count * Math.log(count);
    }
    share(READILY[0]);
  }

  /** A pair of a worker more. */
  void add(int back, int worker) {
    pairs[timings.backConnection(back)][worker]++;
    all[worker]++;
  }

  /** One less. */
  void remove(int back, int worker) {
    pairs[timings.backConnection(back)][worker]--;
    all[worker]--;
  }

  /** Learns from the pairs as they are. */
  void learn(int[] frontOf) {
    firsts = firsts(frontOf);
    double likeliest = READILY[0];
    double least = Double.POSITIVE_INFINITY;
    for (double readily : READILY) {
      share(readily);
      double nats = against();
      if (nats < least) {
        least = nats;
        likeliest = readily;
      }
    }
    share(likeliest);
  }

  private void share(double readily) {
    for (int i = 0; i + 1 < ofOne.length; i++) {
      ofOne[i + 1] = ofOne[i] + Math.log(readily + i);
      ofAll[i + 1] = ofAll[i] + Math.log(all.length * readily + i);
    }
  }

  private double firsts(int[] frontOf) {
    Set<Long> connections = new HashSet<>();
    int count = 0;
    for (int back = 0; back < frontOf.length; back++) {
      if (frontOf[back] != NONE) {
        count++;
        long front = timings.frontConnection(frontOf[back]);
        connections.add(front * pairs.length + timings.backConnection(back));
      }
    }
    return count == 0 ? 0 : (double) connections.size() / count;
  }

  /** What speaks against how back connections are shared. */
  double against() {
    double nats = 0;
    for (int connection = 0; connection < pairs.length; connection++) {
      nats += against(connection);
    }
    return nats;
  }

  /** The same of one back connection. */
  double against(int connection) {
    int sum = 0;
    double nats = 0;
    for (int count : pairs[connection]) {
      sum += count;
      nats -= ofOne[count];
    }
    return nats + ofAll[sum];
  }

  /**
   * How many fewer ways to pair there are where each connection is in one worker's hands, in nats:
   * that speaks for the workers that are found. Two connections tell it once, however many pairs
   * they have.
   */
  double told() {
    int sum = 0;
    for (int count : all) {
      sum += count;
    }
    double nats = apart[sum];
    for (int count : all) {
      nats -= apart[count];
    }
    return firsts * nats;
  }
}
