package io.chunkscope.compare.clock;

/**
 * What the clock of the client side shows when the clock of the server side shows a time.
 *
 * @param basis where this is known from
 * @param offsetNs what has to be added to a time of the server side at {@code referenceNs}
 * @param driftPpb how much faster the client side's clock runs, parts in 10⁹; 0 where it cannot be
 *     told from the offset's uncertainty
 * @param referenceNs a time of the server side's clock
 * @param uncertaintyNs how far the offset may be from the truth, nanoseconds
 * @param pairs how many pairs it was estimated from
 */
public record Clock(
    Basis basis, long offsetNs, long driftPpb, long referenceNs, long uncertaintyNs, int pairs) {
  private static final double BILLION = 1e9;

  /** Where a clock is known from. */
  public enum Basis {
    /** Both sides are in one capture. */
    SHARED,
    /** Estimated from pairs that could be no others. */
    ESTIMATED,
    /** Nothing could be paired without a clock. */
    UNKNOWN
  }

  /** Both sides are stamped by one clock. */
  public static final Clock SHARED = new Clock(Basis.SHARED, 0, 0, 0, 0, 0);

  /** Nothing is known; taken for equal, for want of better. */
  public static final Clock UNKNOWN = new Clock(Basis.UNKNOWN, 0, 0, 0, 0, 0);

  /** A time of the server side by the client side's clock. */
  public long toFront(long backNs) {
    return backNs + offsetNs + Math.round((backNs - referenceNs) * (driftPpb / BILLION));
  }

  /** Whether durations across the hop can be told. */
  public boolean known() {
    return basis != Basis.UNKNOWN;
  }
}
