package io.chunkscope.compare.match;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * One way to pair all exchanges, with the worker of the hop that each front connection is in the
 * hands of, and what speaks against it, in nats: how long messages would take over the hop, the
 * order in which they pass it, back connections that several workers would share, and what the
 * messages say. Small changes are weighed by what they touch.
 */
final class Arrangement {
  static final int NONE = -1;

  /** A request that would be sent on before it came. */
  private static final double IMPOSSIBLE = 60;

  static final long STAMP_NS = 20_000;

  private final Edges edges;
  private final Timings timings;
  private final int workers;
  private final int[] frontOf;
  private final int[] backOf;
  private final int[] workerOf;
  private final int[] ofConnection;
  private final int[][] frontsOf;
  private final int[][] backsOf;
  private final WorkerShares shares;
  private final double[] lagNats;

  private final long[] askedLast;
  private long asked;
  private final Passages passages;

  Arrangement(Edges edges, Timings timings, int workers, int[] frontOf) {
    this.edges = edges;
    this.timings = timings;
    this.workers = workers;
    this.frontOf = frontOf.clone();
    backOf = inverse(frontOf, timings.fronts());
    workerOf = new int[frontOf.length];
    ofConnection = new int[timings.frontConnections()];
    shares = new WorkerShares(timings, workers);
    for (int back = 0; back < frontOf.length; back++) {
      if (frontOf[back] != NONE) {
        shares.add(back, 0);
      }
    }
    shares.learn(frontOf);
    frontsOf = byConnection(ofConnection.length, timings.fronts(), timings::frontConnection);
    backsOf = byConnection(timings.backConnections(), timings.backs(), timings::backConnection);
    lagNats = new double[edges.size()];
    askedLast = new long[backsOf.length];
    passages = new Passages(timings, new OrderOdds(), this.frontOf, workerOf);
  }

  private static int[][] byConnection(int connections, int count, IntUnaryOperator connectionOf) {
    int[] counts = new int[connections];
    for (int i = 0; i < count; i++) {
      counts[connectionOf.applyAsInt(i)]++;
    }
    int[][] of = new int[connections][];
    Arrays.setAll(of, connection -> new int[counts[connection]]);
    for (int i = count - 1; i >= 0; i--) {
      int connection = connectionOf.applyAsInt(i);
      of[connection][--counts[connection]] = i;
    }
    return of;
  }

  /** The pairs and workers of another one, from which nothing has been learned yet. */
  Arrangement(Arrangement other) {
    this(other.edges, other.timings, other.workers, other.frontOf);
    assign(other.ofConnection);
  }

  /** The back exchange of each front exchange, or -1, of pairs told the other way round. */
  static int[] inverse(int[] frontOf, int fronts) {
    int[] backOf = new int[fronts];
    Arrays.fill(backOf, NONE);
    for (int back = 0; back < frontOf.length; back++) {
      if (frontOf[back] != NONE) {
        backOf[frontOf[back]] = back;
      }
    }
    return backOf;
  }

  /** Learns from the pairs how long messages take. */
  void learnLags() {
    passages.learnLongest();
    Lags lags = new Lags(timings, frontOf);
    for (int back = 0; back < frontOf.length; back++) {
      for (int edge = edges.start(back); edge < edges.end(back); edge++) {
        int front = edges.front(edge);
        lagNats[edge] = lags.nats(front, back) + tooEarly(timings.askedLagNs(front, back));
      }
    }
  }

  /** What speaks against a request being sent on so long after it came, if that is before. */
  static double tooEarly(long askedLagNs) {
    return askedLagNs < -STAMP_NS ? IMPOSSIBLE : 0;
  }

  /** Learns from the pairs how far their order is kept, and back connections are shared. */
  void learnOrder() {
    passages.learnOrder();
    shares.learn(frontOf);
  }

  int workers() {
    return workers;
  }

  int frontConnections() {
    return ofConnection.length;
  }

  int backConnections() {
    return backsOf.length;
  }

  /** Back exchanges of a connection. */
  int[] backsOf(int connection) {
    return backsOf[connection];
  }

  /** Front exchanges of a connection. */
  int[] frontsOf(int connection) {
    return frontsOf[connection];
  }

  int[] bySent() {
    return passages.bySent();
  }

  int frontOf(int back) {
    return frontOf[back];
  }

  int backOf(int front) {
    return backOf[front];
  }

  /** The worker of the connection of a front exchange. */
  int worker(int front) {
    return ofConnection[timings.frontConnection(front)];
  }

  /** Where a connection's requests stand among others of its worker. */
  long takenNs(int front) {
    return timings.takenNs(front);
  }

  int frontConnection(int front) {
    return timings.frontConnection(front);
  }

  Edges edges() {
    return edges;
  }

  /** All pairs, by back exchange. */
  int[] pairs() {
    return frontOf.clone();
  }

  /** What speaks against a pair by itself; infinite if it cannot be one. */
  double alone(int back, int front) {
    if (front == NONE) {
      return edges.start(back) < edges.end(back) ? Refinement.ALONE : 0;
    }
    int edge = edges.find(back, front);
    return edge < 0
        ? Double.POSITIVE_INFINITY
        : lagNats[edge] + (double) edges.said(edge) / Refinement.NAT;
  }

  /** What speaks against some pairs by what all pairs are. */
  double together(int[] backs, int count) {
    double nats = -shares.told();
    for (int i = 0; i < count; i++) {
      nats += passages.against(backs[i]);
      boolean again = false;
      for (int j = 0; j < i; j++) {
        nats -= passages.between(backs[i], backs[j]);
        again |= timings.backConnection(backs[i]) == timings.backConnection(backs[j]);
      }
      nats += again ? 0 : shares.against(timings.backConnection(backs[i]));
    }
    return nats;
  }

  /** As {@link #together}, of pairs that stay in the same hands as each other. */
  double held(int[] backs, int count) {
    double nats = -shares.told();
    asked++;
    for (int i = 0; i < count; i++) {
      nats += passages.against(backs[i]);
      int connection = timings.backConnection(backs[i]);
      if (askedLast[connection] != asked) {
        askedLast[connection] = asked;
        nats += shares.against(connection);
      }
    }
    return nats;
  }

  /**
   * Gives a back exchange another partner, or none. Its former one, if it has not got another by
   * then, is left alone.
   */
  void pair(int back, int front) {
    int former = frontOf[back];
    if (former != NONE) {
      shares.remove(back, workerOf[back]);
      if (backOf[former] == back) {
        backOf[former] = NONE;
      }
    }
    frontOf[back] = front;
    if (front != NONE) {
      backOf[front] = back;
      workerOf[back] = worker(front);
      shares.add(back, workerOf[back]);
    }
    passages.paired(back);
  }

  /** Gives a front connection another worker; its pairs follow by {@link #follow}. */
  void assign(int connection, int worker) {
    ofConnection[connection] = worker;
  }

  /** Gives all front connections workers, with their pairs. */
  void assign(int[] workerOfEach) {
    System.arraycopy(workerOfEach, 0, ofConnection, 0, ofConnection.length);
    for (int back = 0; back < frontOf.length; back++) {
      follow(back);
    }
  }

  /** The worker of each front connection. */
  int[] workerOfEach() {
    return ofConnection.clone();
  }

  /** Puts a pair in the hands of its front connection's worker. */
  void follow(int back) {
    pair(back, frontOf[back]);
  }

  /** All that speaks against it. */
  double nats() {
    double alone = 0;
    double order = 0;
    for (int back = 0; back < frontOf.length; back++) {
      alone += alone(back, frontOf[back]);
      order += passages.against(back);
    }
    return alone
        + order / 2
        + shares.against()
        - shares.told()
        + ofConnection.length * Math.log(workers);
  }
}
