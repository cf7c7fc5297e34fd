package io.chunkscope.analyzer.model;

/**
 * When a client's connections became free that a server closed after their responses: had they
 * persisted, the client could have used each of them again for a while.
 */
final class ReleasedConnections {
  /** As many as browsers open to one server, and then some; of more, the oldest are forgotten. */
  private static final int KEPT = 16;

  /** How long clients and servers usually keep an idle connection. */
  private static final long USABLE_NS = 60_000_000_000L;

  private final long[] sinceNs = new long[KEPT];
  private int count;

  void add(long nowNs) {
    if (count == KEPT) {
      remove(0);
    }
    sinceNs[count++] = nowNs;
  }

  /** Uses one up that was free at that time; false when there was none. */
  boolean take(long atNs) {
    for (int i = 0; i < count; i++) {
      if (sinceNs[i] <= atNs && atNs - sinceNs[i] <= USABLE_NS) {
        remove(i);
        return true;
      }
    }
    return false;
  }

  private void remove(int index) {
    count--;
    System.arraycopy(sinceNs, index + 1, sinceNs, index, count - index);
  }
}
