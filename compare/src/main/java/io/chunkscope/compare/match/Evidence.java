package io.chunkscope.compare.match;

/**
 * What times say of pairs, as learned from one way to pair all exchanges: how long messages usually
 * take over the hop, in which order its workers send on what they took in, and which of the back
 * connections are a worker's. All of it is in nats, and none of it holds a pair for a witness in
 * its own cause.
 */
final class Evidence {
  /** What a place out of order counts. */
  static final double TURNED = 2;

  private static final int NONE = -1;
  private static final int MOST_PLACES = 12;
  private static final double UNSEEN = 0.5;

  private final Timings timings;
  private final Workers workers;
  private final int[] backOf;
  private final int[] workerOf;
  private final Lags lags;
  private final Order requests;
  private final Order responses;

  /** Of each worker, how many messages went out or came in before those of a back exchange. */
  private final int[][] wentBefore;

  private final int[][] answeredBefore;

  /** Pairs of each back connection by the worker of their front connection. */
  private final int[][] shares;

  /**
   * Learns from pairs; the workers learn, too.
   *
   * @param backOf the back exchange of each front exchange, or -1
   * @param heat how much workers leave to chance, nats
   */
  Evidence(Timings timings, int[] backOf, Workers workers, double heat) {
    int fronts = timings.fronts();
    this.timings = timings;
    this.backOf = backOf;
    this.workers = workers;
    long[][] inNs = new long[2][fronts];
    long[][] outNs = new long[2][fronts];
    for (int front = 0; front < fronts; front++) {
      int back = backOf[front];
      boolean answered = back != NONE && timings.answered(front, back);
      inNs[0][front] = back == NONE ? Timings.NEVER : timings.cameNs(front);
      outNs[0][front] = back == NONE ? Timings.NEVER : timings.sentNs(back);
      inNs[1][front] = answered ? timings.answeredNs(back) : Timings.NEVER;
      outNs[1][front] = answered ? timings.passedNs(front) : Timings.NEVER;
    }
    lags = new Lags(timings, Arrangement.inverse(backOf, timings.backs()));
    workers.learn(Encounters.of(inNs, outNs, timings), heat);
    workerOf = new int[fronts];
    int[] answeredBy = new int[fronts];
    shares = new int[timings.backConnections()][workers.count()];
    for (int front = 0; front < fronts; front++) {
      int back = backOf[front];
      workerOf[front] = back == NONE ? NONE : workers.of(timings.frontConnection(front));
      answeredBy[front] = inNs[1][front] == Timings.NEVER ? NONE : workerOf[front];
      if (back != NONE) {
        shares[timings.backConnection(back)][workerOf[front]]++;
      }
    }
    requests = new Order(inNs[0], outNs[0], workerOf, workers.count());
    responses = new Order(inNs[1], outNs[1], answeredBy, workers.count());
    wentBefore = new int[workers.count()][timings.backs()];
    answeredBefore = new int[workers.count()][timings.backs()];
    for (int worker = 0; worker < workers.count(); worker++) {
      for (int back = 0; back < timings.backs(); back++) {
        wentBefore[worker][back] = requests.wentBefore(worker, timings.sentNs(back));
        answeredBefore[worker][back] = responses.cameBefore(worker, timings.answeredNs(back));
      }
    }
  }

  int workers() {
    return workers.count();
  }

  /** The worker that a front exchange is likeliest to be in the hands of. */
  int worker(int front) {
    return workers.of(timings.frontConnection(front));
  }

  /** What the times of a pair say against it. */
  double lag(int front, int back) {
    return lags.nats(front, back);
  }

  /** What speaks against a back exchange being sent by that worker, as its connection shows. */
  double connection(int front, int back, int worker) {
    int[] counts = shares[timings.backConnection(back)];
    if (counts.length == 1) {
      return 0;
    }
    int own = backOf[front];
    boolean witness = own != NONE && timings.backConnection(own) == timings.backConnection(back);
    int all = witness ? -1 : 0;
    for (int share : counts) {
      all += share;
    }
    int mine = counts[worker] - (witness && workerOf[front] == worker ? 1 : 0);
    return -Math.log((mine + UNSEEN) / (all + UNSEEN * counts.length));
  }

  /** Prices the pairs of one front exchange after the other. */
  final class OfFront {
    private final int front;
    private final int[] came = new int[workers.count()];
    private final int[] left = new int[workers.count()];

    OfFront(int front) {
      this.front = front;
      for (int worker = 0; worker < came.length; worker++) {
        came[worker] = requests.cameBefore(worker, timings.cameNs(front));
        left[worker] = responses.wentBefore(worker, timings.passedNs(front));
      }
    }

    /** All that times say against a pair, with the worker by which that is least. */
    double nats(int back) {
      double least = Double.MAX_VALUE;
      for (int worker = 0; worker < came.length; worker++) {
        double nats =
            workers.against(front, worker)
                + connection(front, back, worker)
                + TURNED * places(back, worker);
        least = Math.min(least, nats);
      }
      return lag(front, back) + least;
    }

    /** By how many places the pair would be out of the order of a worker's other pairs. */
    private int places(int back, int worker) {
      int own = workerOf[front] == worker ? backOf[front] : NONE;
      int went = wentBefore[worker][back];
      if (own != NONE && timings.sentNs(own) < timings.sentNs(back)) {
        went--;
      }
      int places = Math.min(MOST_PLACES, Math.abs(came[worker] - went));
      if (!timings.answered(front, back)) {
        return places;
      }
      int answered = answeredBefore[worker][back];
      if (own != NONE
          && timings.answered(front, own)
          && timings.answeredNs(own) < timings.answeredNs(back)) {
        answered--;
      }
      return places + Math.min(MOST_PLACES, Math.abs(left[worker] - answered));
    }
  }
}
