package io.chunkscope.cli.metrics;

import java.util.function.LongSupplier;

/** Whether the loop of a capture goes round, packets or not. One thread beats, any may ask. */
public final class Heartbeat {
  private static final long PATIENCE_NS = 10_000_000_000L;

  private final LongSupplier clockNs;
  private volatile long lastNs;

  /**
   * @param clockNs the clock that beats are told by, nanoseconds
   */
  public Heartbeat(LongSupplier clockNs) {
    this.clockNs = clockNs;
    this.lastNs = clockNs.getAsLong();
  }

  /** The loop has come round. */
  public void beat(long nowNs) {
    lastNs = nowNs;
  }

  /** How long ago the last round was, nanoseconds. */
  long silenceNs() {
    return clockNs.getAsLong() - lastNs;
  }

  boolean beats() {
    return silenceNs() <= PATIENCE_NS;
  }
}
