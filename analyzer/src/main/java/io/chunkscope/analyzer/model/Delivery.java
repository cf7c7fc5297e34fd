package io.chunkscope.analyzer.model;

import java.util.Arrays;

/**
 * How a body arrived in time: its flushes (body bytes between two of the server's pauses) and the
 * pauses by cause. The first {@value #KEPT} flushes are kept one by one.
 */
public final class Delivery {
  /** How many flushes are kept one by one. */
  public static final int KEPT = 256;

  /** Three neighbours a flush: its time, bytes and frame. */
  private static final int WIDTH = 3;

  private long[] kept = new long[WIDTH];
  private int flushes;
  private long totalFlushes;
  private long serverPauseNs;
  private long networkPauseNs;
  private int networkPauses;
  private long longestServerPauseNs;

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

  void serverPause(long durationNs) {
    serverPauseNs += durationNs;
    longestServerPauseNs = Math.max(longestServerPauseNs, durationNs);
  }

  void networkPause(long durationNs) {
    networkPauses++;
    networkPauseNs += durationNs;
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

  /** Time in all that the network explains: loss, a shut window, waiting for an acknowledgement. */
  public long networkPauseNs() {
    return networkPauseNs;
  }

  public int networkPauses() {
    return networkPauses;
  }

  /** Two flushes or more. */
  public boolean streamed() {
    return totalFlushes >= 2;
  }
}
