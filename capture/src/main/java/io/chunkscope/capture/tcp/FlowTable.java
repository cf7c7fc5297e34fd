package io.chunkscope.capture.tcp;

/**
 * Finds a segment's connection: open addressing with linear probing over hashes that are the same
 * for both directions. Looking up allocates nothing.
 */
final class FlowTable {
  private static final int INITIAL = 1 << 10;

  private int[] hashes = new int[INITIAL];
  private TcpConnection[] connections = new TcpConnection[INITIAL];
  private int size;

  int size() {
    return size;
  }

  /** The connection, or null. */
  TcpConnection find(FlowKey key) {
    int mask = connections.length - 1;
    for (int slot = key.hash & mask; connections[slot] != null; slot = (slot + 1) & mask) {
      if (hashes[slot] == key.hash) {
        TcpConnection candidate = connections[slot];
        if (candidate.isFromA(key) || candidate.isFromB(key)) {
          return candidate;
        }
      }
    }
    return null;
  }

  /** Adds a connection whose key is not in the table. */
  void add(TcpConnection connection) {
    if (size * 2 >= connections.length) {
      grow();
    }
    put(connection, connection.hash);
    size++;
  }

  /** Puts a connection in the place of another of the same key. */
  void replace(TcpConnection old, TcpConnection connection) {
    connections[slotOf(old)] = connection;
  }

  void remove(TcpConnection connection) {
    int mask = connections.length - 1;
    int hole = slotOf(connection);
    connections[hole] = null;
    size--;
    // Whatever was displaced past the hole moves back into it.
    for (int slot = (hole + 1) & mask; connections[slot] != null; slot = (slot + 1) & mask) {
      int home = hashes[slot] & mask;
      boolean reachable = hole <= slot ? hole < home && home <= slot : hole < home || home <= slot;
      if (!reachable) {
        connections[hole] = connections[slot];
        hashes[hole] = hashes[slot];
        connections[slot] = null;
        hole = slot;
      }
    }
  }

  /** Number of slots, for walking the table with {@link #at}. */
  int capacity() {
    return connections.length;
  }

  /** The connection in a slot, or null. */
  TcpConnection at(int slot) {
    return connections[slot];
  }

  private int slotOf(TcpConnection connection) {
    int mask = connections.length - 1;
    int slot = connection.hash & mask;
    while (connections[slot] != connection) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void put(TcpConnection connection, int hash) {
    int mask = connections.length - 1;
    int slot = hash & mask;
    while (connections[slot] != null) {
      slot = (slot + 1) & mask;
    }
    hashes[slot] = hash;
    connections[slot] = connection;
  }

  private void grow() {
    int[] oldHashes = hashes;
    TcpConnection[] old = connections;
    hashes = new int[old.length * 2];
    connections = new TcpConnection[old.length * 2];
    for (int slot = 0; slot < old.length; slot++) {
      if (old[slot] != null) {
        put(old[slot], oldHashes[slot]);
      }
    }
  }
}
