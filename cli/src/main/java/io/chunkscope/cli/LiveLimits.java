package io.chunkscope.cli;

/**
 * When a live capture ends by itself.
 *
 * @param packets after so many; {@link #NONE} for never
 * @param durationNs after so many nanoseconds; {@link #NONE} for never
 */
record LiveLimits(long packets, long durationNs) {
  static final long NONE = -1;

  private static final int AT_ONCE = 4096;

  /** How many packets to take next. */
  int packetsLeft(long taken) {
    return packets == NONE ? AT_ONCE : (int) Math.max(1, Math.min(AT_ONCE, packets - taken));
  }

  boolean reached(long taken, long lastedNs) {
    return (packets != NONE && taken >= packets) || (durationNs != NONE && lastedNs >= durationNs);
  }
}
