package io.chunkscope.compare.match;

/** How long what passes the hop takes, as learned from pairs. */
final class Lags {
  private static final int NONE = -1;

  private final Timings timings;
  private final ResponseTimes responses;
  private final LagModel asked;
  private final LagModel passed;
  private final LagModel other;
  private final LagModel closed;

  /**
   * @param frontOf the front exchange of each back exchange, or -1
   */
  Lags(Timings timings, int[] frontOf) {
    this.timings = timings;
    this.responses = timings.responses();
    long[] askedNs = new long[frontOf.length];
    long[] passedNs = new long[frontOf.length];
    long[] otherNs = new long[frontOf.length];
    long[] closedNs = new long[frontOf.length];
    int pairs = 0;
    int answers = 0;
    int others = 0;
    int ends = 0;
    for (int back = 0; back < frontOf.length; back++) {
      int front = frontOf[back];
      if (front == NONE) {
        continue;
      }
      askedNs[pairs++] = timings.askedLagNs(front, back);
      if (responses.answered(front, back)) {
        passedNs[answers++] = responses.passedLagNs(front, back);
      }
      if (responses.lasts(front, back)) {
        otherNs[others++] = responses.otherLagNs(front, back);
      }
      if (responses.closed(front, back)) {
        closedNs[ends++] = responses.closedLagNs(front, back);
      }
    }
    asked = new LagModel(askedNs, pairs);
    passed = new LagModel(passedNs, answers);
    other = new LagModel(otherNs, others);
    closed = new LagModel(closedNs, ends);
  }

  /** What the times of a pair say against it, in nats. */
  double nats(int front, int back) {
    double nats = asked.nats(timings.askedLagNs(front, back));
    if (responses.answered(front, back)) {
      nats += passed.nats(responses.passedLagNs(front, back));
    }
    if (responses.lasts(front, back)) {
      nats += other.nats(responses.otherLagNs(front, back));
    }
    if (responses.closed(front, back)) {
      nats += closed.nats(responses.closedLagNs(front, back));
    }
    return nats;
  }
}
