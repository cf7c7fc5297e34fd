package io.chunkscope.cli;

import io.chunkscope.capture.live.LiveFeed;
import io.chunkscope.verify.CaptureRun;

/** Notices that packets are dropped, so that no server is blamed for what they held. */
final class DropWatch {
  private static final long INTERVAL_NS = 20_000_000L;

  private final LiveFeed feed;
  private long checkedNs;
  private long known;

  /**
   * @param nowNs when the capture began, epoch nanoseconds
   */
  DropWatch(LiveFeed feed, long nowNs) {
    this.feed = feed;
    this.checkedNs = nowNs;
  }

  /**
   * Looks, if that is due.
   *
   * @return whether these were the first
   */
  boolean look(CaptureRun run, long nowNs) {
    if (Math.abs(nowNs - checkedNs) < INTERVAL_NS) {
      return false;
    }
    long count = feed.droppedPackets();
    boolean first = known == 0 && count > 0;
    if (count > known) {
      run.packetsDropped(count - known, Math.min(checkedNs, nowNs), nowNs);
    }
    // Smaller: the kernel's counter went over its end. None at all: it could not be asked.
    known = count == 0 ? known : count;
    checkedNs = nowNs;
    return first;
  }
}
