package io.chunkscope.analyzer.model;

/**
 * The first requests of the newest connections, to tell whether a request that was lost was sent
 * again on a new one. A ring of fixed size; requests are compared by a hash.
 */
final class ConnectionStarts {
  private static final int SIZE = 1024;

  private final long[] keys = new long[SIZE];
  private final long[] timesNs = new long[SIZE];
  private final long[] connections = new long[SIZE];
  private long used;

  void add(ConnectionTrace connection, Request request) {
    int slot = (int) (used++ & (SIZE - 1));
    keys[slot] = key(connection, request);
    timesNs[slot] = request.firstNs;
    connections[slot] = connection.id();
  }

  /** Id of the first connection begun with the same request later than that one, or -1. */
  long repeated(ConnectionTrace connection, Request request) {
    long key = key(connection, request);
    long kept = Math.min(SIZE, used);
    for (long back = kept; back > 0; back--) {
      int slot = (int) ((used - back) & (SIZE - 1));
      if (keys[slot] == key
          && connections[slot] != connection.id()
          && timesNs[slot] >= request.firstNs) {
        return connections[slot];
      }
    }
    return HttpMessage.UNKNOWN;
  }

  private static long key(ConnectionTrace connection, Request request) {
    long key = connection.info().client().address().hashCode();
    key = key * 0x9E3779B97F4A7C15L + connection.info().server().hashCode();
    key = key * 0x9E3779B97F4A7C15L + request.method.hashCode();
    return key * 0x9E3779B97F4A7C15L + request.target.hashCode();
  }
}
