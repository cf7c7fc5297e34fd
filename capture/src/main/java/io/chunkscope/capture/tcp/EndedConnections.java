package io.chunkscope.capture.tcp;

/**
 * Remembers of connections that ended what recognises late packets and port reuse. There may be
 * hundreds of thousands, so they are rows of numbers, not objects: nothing that a garbage collector
 * would have to follow or move. Bounded: the one that ended first is forgotten first.
 */
final class EndedConnections {
  private static final int ROWS_BITS = 12;
  private static final int ROWS = 1 << ROWS_BITS;

  // The columns of a row.
  private static final int HIGH_OF_A = 0;
  private static final int LOW_OF_A = 1;
  private static final int HIGH_OF_B = 2;
  private static final int LOW_OF_B = 3;
  private static final int PORTS_FROM_A = 4;
  private static final int SEQUENCE_NUMBERS = 5;
  private static final int SENT_BYTES = 6;
  private static final int COLUMNS = 7;

  // What else is known, in bits that ports do not use.
  private static final long FIN_OR_RESET_SEEN = 1L << 32;
  private static final long START_OF_A_KNOWN = 1L << 33;
  private static final long START_OF_B_KNOWN = 1L << 34;

  /** Another connection of the same addresses and ports has begun. */
  private static final long REPLACED = 1L << 35;

  private static final long PORTS = Long.MIN_VALUE | 0xffff_ffffL;

  /** None that ended has these addresses and ports. */
  static final int NONE = -1;

  private final int limit;
  private final HashSlots slots = new HashSlots();
  private final long[][] chunks;
  private long remembered;

  /**
   * @param limit how many are remembered at most
   */
  EndedConnections(int limit) {
    this.limit = limit;
    this.chunks = new long[(limit + ROWS - 1) >>> ROWS_BITS][];
  }

  /**
   * Remembers a connection that ends now; its halves must still be there.
   *
   * @return whether one is forgotten for it
   */
  boolean remember(TcpConnection connection) {
    if (limit == 0) {
      return true;
    }
    int number = (int) (remembered % limit);
    boolean forgets = remembered >= limit && forget(number);
    remembered++;
    if (chunk(number) == null) {
      chunks[number >>> ROWS_BITS] = new long[ROWS * COLUMNS];
    }
    long[] chunk = chunk(number);
    int row = row(number);
    chunk[row + HIGH_OF_A] = connection.highOfA;
    chunk[row + LOW_OF_A] = connection.lowOfA;
    chunk[row + HIGH_OF_B] = connection.highOfB;
    chunk[row + LOW_OF_B] = connection.lowOfB;
    HalfConnection a = connection.a;
    HalfConnection b = connection.b;
    chunk[row + PORTS_FROM_A] =
        connection.portsFromA
            | (connection.firstEnd.finOrResetSeen() ? FIN_OR_RESET_SEEN : 0)
            | (a.baseKnown() ? START_OF_A_KNOWN : 0)
            | (b.baseKnown() ? START_OF_B_KNOWN : 0);
    chunk[row + SEQUENCE_NUMBERS] = halves(a.initialSequenceNumber(), b.initialSequenceNumber());
    chunk[row + SENT_BYTES] = halves(sentBytes(a), sentBytes(b));
    slots.add(connection.hash, number);
    return forgets;
  }

  private static int sentBytes(HalfConnection half) {
    return (int) Math.min(half.sent(), Integer.MAX_VALUE);
  }

  /** The number of the one with that key, in either direction, or {@link #NONE}. */
  int find(FlowKey key) {
    int hash = key.hash;
    for (int slot = slots.first(hash); slot != HashSlots.NONE; slot = slots.next(slot, hash)) {
      int number = slots.number(slot);
      if (isFromA(number, key) || isFromB(number, key)) {
        return number;
      }
    }
    return NONE;
  }

  /** Whether it had a FIN or RST. */
  boolean finOrResetSeen(int number) {
    return (known(number) & FIN_OR_RESET_SEEN) != 0;
  }

  /** Whether it is known where the bytes of that side began. */
  boolean startKnown(int number, boolean ofA) {
    return (known(number) & (ofA ? START_OF_A_KNOWN : START_OF_B_KNOWN)) != 0;
  }

  /** The sequence number of that side's SYN, or of the byte before the first one known. */
  int initialSequenceNumber(int number, boolean ofA) {
    return half(chunk(number)[row(number) + SEQUENCE_NUMBERS], ofA);
  }

  /** How many bytes that side sent after its start, at most {@link Integer#MAX_VALUE}. */
  int sentBytes(int number, boolean ofA) {
    return half(chunk(number)[row(number) + SENT_BYTES], ofA);
  }

  private long known(int number) {
    return chunk(number)[row(number) + PORTS_FROM_A];
  }

  private static long halves(int ofA, int ofB) {
    return (long) ofA << 32 | Integer.toUnsignedLong(ofB);
  }

  private static int half(long halves, boolean ofA) {
    return (int) (ofA ? halves >>> 32 : halves);
  }

  /** Another connection takes the place of the one of that number: it is not found any more. */
  void replace(int number) {
    slots.remove(hash(number), number);
    chunk(number)[row(number) + PORTS_FROM_A] |= REPLACED;
  }

  /** Returns whether it was remembered at all. */
  private boolean forget(int number) {
    if ((chunk(number)[row(number) + PORTS_FROM_A] & REPLACED) != 0) {
      return false;
    }
    slots.remove(hash(number), number);
    return true;
  }

  /** Whether the key is that of a segment which its side A sent. */
  boolean isFromA(int number, FlowKey key) {
    long[] chunk = chunk(number);
    int row = row(number);
    return key.ports == (chunk[row + PORTS_FROM_A] & PORTS)
        && key.sourceLow == chunk[row + LOW_OF_A]
        && key.destinationLow == chunk[row + LOW_OF_B]
        && key.sourceHigh == chunk[row + HIGH_OF_A]
        && key.destinationHigh == chunk[row + HIGH_OF_B];
  }

  private boolean isFromB(int number, FlowKey key) {
    long[] chunk = chunk(number);
    int row = row(number);
    return key.reversedPorts() == (chunk[row + PORTS_FROM_A] & PORTS)
        && key.sourceLow == chunk[row + LOW_OF_B]
        && key.destinationLow == chunk[row + LOW_OF_A]
        && key.sourceHigh == chunk[row + HIGH_OF_B]
        && key.destinationHigh == chunk[row + HIGH_OF_A];
  }

  private int hash(int number) {
    long[] chunk = chunk(number);
    int row = row(number);
    return FlowKey.hash(
        chunk[row + HIGH_OF_A],
        chunk[row + LOW_OF_A],
        chunk[row + HIGH_OF_B],
        chunk[row + LOW_OF_B],
        chunk[row + PORTS_FROM_A]);
  }

  private long[] chunk(int number) {
    return chunks[number >>> ROWS_BITS];
  }

  private static int row(int number) {
    return (number & (ROWS - 1)) * COLUMNS;
  }
}
