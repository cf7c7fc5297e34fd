package io.chunkscope.capture.tcp;

import java.util.Arrays;

/** Finds a segment's connection among the open ones. Looking up allocates nothing. */
final class FlowTable {
  private static final int INITIAL = 1 << 8;

  private final HashSlots slots = new HashSlots();

  /** By number; a place is null while its number is free. */
  private TcpConnection[] connections = new TcpConnection[INITIAL];

  /** Numbers that were used and are free again. */
  private int[] free = new int[INITIAL];

  private int freeCount;
  private int used;

  int size() {
    return slots.size();
  }

  /** The connection, or null. */
  TcpConnection find(FlowKey key) {
    int hash = key.hash;
    for (int slot = slots.first(hash); slot != HashSlots.NONE; slot = slots.next(slot, hash)) {
      TcpConnection candidate = connections[slots.number(slot)];
      if (candidate.isFromA(key) || candidate.isFromB(key)) {
        return candidate;
      }
    }
    return null;
  }

  /** Adds a connection whose key is not in the table. */
  void add(TcpConnection connection) {
    int number = freeCount > 0 ? free[--freeCount] : used++;
    if (number == connections.length) {
      connections = Arrays.copyOf(connections, number * 2);
      free = Arrays.copyOf(free, number * 2);
    }
    connections[number] = connection;
    connection.tableNumber = number;
    slots.add(connection.hash, number);
  }

  void remove(TcpConnection connection) {
    int number = connection.tableNumber;
    slots.remove(connection.hash, number);
    connections[number] = null;
    free[freeCount++] = number;
  }

  /** Number of places, for walking the table with {@link #at}. */
  int capacity() {
    return used;
  }

  /** The connection in a place, or null. */
  TcpConnection at(int place) {
    return connections[place];
  }
}
