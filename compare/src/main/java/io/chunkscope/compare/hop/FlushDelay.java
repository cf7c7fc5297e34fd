package io.chunkscope.compare.hop;

/**
 * One flush of the server, and when the client's side had it. Times are epoch nanoseconds of the
 * client side's clock.
 *
 * @param flush 0-based
 * @param bytes of the body, as the server sent it
 * @param firstInNs when its first byte left the server
 * @param lastInNs when its last byte did
 * @param firstOutNs when its first byte had passed the hop
 * @param lastOutNs when its last byte had; -1 if it never had
 */
public record FlushDelay(
    int flush, long bytes, long firstInNs, long lastInNs, long firstOutNs, long lastOutNs) {

  /** How long after it left the server its last byte had passed the hop; never negative. */
  public long delayNs() {
    return lastOutNs < 0 ? -1 : Math.max(0, lastOutNs - lastInNs);
  }

  /** The same of its first byte. */
  public long firstDelayNs() {
    return firstOutNs < 0 ? -1 : Math.max(0, firstOutNs - firstInNs);
  }
}
