package io.chunkscope.capture.tcp;

import io.chunkscope.capture.stream.TransportView;

/**
 * When packets were lost before they could be captured, as told or as holes show; times of the
 * capture's clock.
 */
final class DropLog {
  private static final int MAX_SPANS = 64;

  private final long[] fromNs = new long[MAX_SPANS];
  private final long[] untilNs = new long[MAX_SPANS];
  private int spans;

  private long lastHoleNs = TransportView.UNKNOWN;

  /** The time that the packets have reached. */
  long nowNs = Long.MIN_VALUE;

  /** Some were dropped in that span, which is not before those told already. */
  void add(long fromNs, long untilNs) {
    if (spans > 0 && fromNs <= this.untilNs[spans - 1]) {
      this.untilNs[spans - 1] = Math.max(untilNs, this.untilNs[spans - 1]);
      return;
    }
    if (spans == MAX_SPANS) {
      joinOldest();
    }
    this.fromNs[spans] = fromNs;
    this.untilNs[spans++] = untilNs;
  }

  /** Knowing the oldest ones less exactly errs towards doubt. */
  private void joinOldest() {
    untilNs[0] = untilNs[1];
    System.arraycopy(fromNs, 2, fromNs, 1, MAX_SPANS - 2);
    System.arraycopy(untilNs, 2, untilNs, 1, MAX_SPANS - 2);
    spans--;
  }

  /** A connection lacks bytes that its receiver had by that time. */
  void noteHole(long timeNs) {
    lastHoleNs = Math.max(lastHoleNs, timeNs);
  }

  /** When any were last lost, until now; {@link TransportView#UNKNOWN} if never. */
  long lastLossNs() {
    long lastNs = lastHoleNs;
    for (int i = 0; i < spans; i++) {
      if (fromNs[i] <= nowNs) {
        lastNs = Math.max(lastNs, Math.min(untilNs[i], nowNs));
      }
    }
    return lastNs;
  }

  /** Whether any were dropped from that time until now. */
  boolean anySince(long firstNs) {
    for (int i = 0; i < spans; i++) {
      if (untilNs[i] >= firstNs && fromNs[i] <= nowNs) {
        return true;
      }
    }
    return false;
  }
}
