package io.chunkscope.analyzer.model;

import java.util.Arrays;

/**
 * How a body arrived in time: its flushes (body bytes between two of the server's pauses) and its
 * pauses. The first {@value #KEPT} flushes and {@value #KEPT_PAUSES} pauses are kept one by one.
 */
public final class Delivery {
  /** How many flushes are kept one by one. */
  public static final int KEPT = 256;

  /** How many pauses, of whatever cause, are kept one by one. */
  public static final int KEPT_PAUSES = 256;

  /** Three neighbours a flush: its time, bytes and frame. */
  private static final int WIDTH = 3;

  private static final PauseRule.Cause[] CAUSES = PauseRule.Cause.values();

  private long[] kept = new long[WIDTH];
  private int flushes;
  private long totalFlushes;
  private long serverPauseNs;
  private long longestServerPauseNs;
  private int[] pauses;

  /** Three neighbours a pause: when it began, how long it took, its cause; null without one. */
  private long[] keptPauses;

  private int pausesKept;
  private int ackStalls;
  private long ackStallNs;
  private long firstAckStallFrame = HttpMessage.UNKNOWN;
  private long lastAckStallFrame = HttpMessage.UNKNOWN;

  void flush(long timeNs, long frame) {
    totalFlushes++;
    if (flushes == KEPT) {
      return;
    }
    if (flushes * WIDTH == kept.length) {
      kept = Arrays.copyOf(kept, WIDTH * Math.min(KEPT, flushes * 4));
    }
    kept[flushes * WIDTH] = timeNs;
    kept[flushes * WIDTH + 2] = frame;
    flushes++;
  }

  void addBytes(long count) {
    if (totalFlushes == flushes && flushes > 0) {
      kept[flushes * WIDTH - 2] += count;
    }
  }

  void pause(PauseRule.Cause cause, long startNs, long durationNs) {
    if (pauses == null) {
      pauses = new int[CAUSES.length];
      keptPauses = new long[WIDTH];
    }
    pauses[cause.ordinal()]++;
    keepPause(cause, startNs, durationNs);
    if (cause == PauseRule.Cause.SENDER) {
      serverPauseNs += durationNs;
      longestServerPauseNs = Math.max(longestServerPauseNs, durationNs);
    }
  }

  private void keepPause(PauseRule.Cause cause, long startNs, long durationNs) {
    if (pausesKept == KEPT_PAUSES) {
      return;
    }
    int at = pausesKept * WIDTH;
    if (at == keptPauses.length) {
      keptPauses = Arrays.copyOf(keptPauses, WIDTH * Math.min(KEPT_PAUSES, pausesKept * 4));
    }
    keptPauses[at] = startNs;
    keptPauses[at + 1] = durationNs;
    keptPauses[at + 2] = cause.ordinal();
    pausesKept++;
  }

  void ackStall(long durationNs, long frame) {
    ackStalls++;
    ackStallNs += durationNs;
    lastAckStallFrame = frame;
    if (firstAckStallFrame < 0) {
      firstAckStallFrame = frame;
    }
  }

  /** Flushes in all. */
  public long flushes() {
    return totalFlushes;
  }

  /** Flushes kept one by one. */
  public int kept() {
    return flushes;
  }

  /** When a flush's first byte became readable, epoch nanoseconds. */
  public long timeNs(int flush) {
    return kept[flush * WIDTH];
  }

  /** Body bytes of a flush. */
  public long bytes(int flush) {
    return kept[flush * WIDTH + 1];
  }

  /** The frame of a flush's first byte. */
  public long frame(int flush) {
    return kept[flush * WIDTH + 2];
  }

  /** Time in all during which the server had nothing to send. */
  public long serverPauseNs() {
    return serverPauseNs;
  }

  public long longestServerPauseNs() {
    return longestServerPauseNs;
  }

  /** How many pauses had that cause. */
  public int pauses(PauseRule.Cause cause) {
    return pauses == null ? 0 : pauses[cause.ordinal()];
  }

  /** Pauses kept one by one, in the order of time. */
  public int pausesKept() {
    return pausesKept;
  }

  /** When a pause began: the last body byte before it became readable, epoch nanoseconds. */
  public long pauseStartNs(int pause) {
    return keptPauses[pause * WIDTH];
  }

  /** How long a pause took. */
  public long pauseNs(int pause) {
    return keptPauses[pause * WIDTH + 1];
  }

  /** Whose pause it was; never {@link PauseRule.Cause#NONE}. */
  public PauseRule.Cause pauseCause(int pause) {
    return CAUSES[(int) keptPauses[pause * WIDTH + 2]];
  }

  /** Pauses that ended with a delayed acknowledgement of all that was sent. */
  public int ackStalls() {
    return ackStalls;
  }

  /** Time in all that those took. */
  public long ackStallNs() {
    return ackStallNs;
  }

  /** The frame that the first of them ended with, or {@link HttpMessage#UNKNOWN}. */
  public long firstAckStallFrame() {
    return firstAckStallFrame;
  }

  /** The frame that the newest of them ended with, or {@link HttpMessage#UNKNOWN}. */
  public long lastAckStallFrame() {
    return lastAckStallFrame;
  }

  /** Two flushes or more. */
  public boolean streamed() {
    return totalFlushes >= 2;
  }
}
