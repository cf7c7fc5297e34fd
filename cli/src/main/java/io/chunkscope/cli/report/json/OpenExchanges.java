package io.chunkscope.cli.report.json;

import java.io.Closeable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The serialised exchanges of connections that are still open. Exchanges of many connections come
 * interleaved and are wanted connection by connection, so each connection collects its own; what
 * grows too large goes to a {@link Spool}, of which the connection remembers the ranges.
 */
public final class OpenExchanges implements Closeable {
  private static final long SPOOL_MEMORY_BYTES = 16L << 20;
  private static final int MAX_PENDING_BYTES = 64 * 1024;
  private static final long MAX_ALL_PENDING_BYTES = 8L << 20;

  private final Map<Long, Collected> open = new HashMap<>();
  private final Spool spool;
  private final boolean separated;
  private long pendingBytes;

  OpenExchanges() {
    this(new Spool(SPOOL_MEMORY_BYTES));
  }

  OpenExchanges(Spool spool) {
    this(spool, true);
  }

  private OpenExchanges(Spool spool, boolean separated) {
    this.spool = spool;
    this.separated = separated;
  }

  /** For exchanges that tell themselves where they end: there are no commas between them. */
  public static OpenExchanges unseparated() {
    return new OpenExchanges(new Spool(SPOOL_MEMORY_BYTES), false);
  }

  /** One more exchange of a connection, in order. */
  public void add(long connection, byte[] bytes, int length) throws IOException {
    Collected collected = open.computeIfAbsent(connection, id -> new Collected());
    pendingBytes -= collected.pending.length;
    collected.add(bytes, length, separated);
    pendingBytes += collected.pending.length;
    if (collected.pendingLength >= MAX_PENDING_BYTES) {
      spool(collected);
    }
    if (pendingBytes >= MAX_ALL_PENDING_BYTES) {
      for (Collected each : open.values()) {
        spool(each);
      }
    }
  }

  private void spool(Collected collected) throws IOException {
    if (collected.pendingLength > 0) {
      pendingBytes -= collected.pending.length;
      collected.spoolTo(spool);
    }
  }

  /** Takes out what a connection has collected; nothing of it is counted here any more. */
  public Collected take(long connection) {
    Collected collected = open.remove(connection);
    if (collected == null) {
      return new Collected();
    }
    pendingBytes -= collected.pending.length;
    return collected;
  }

  /** Writes what a connection has collected, with commas between the exchanges. */
  void write(Collected collected, OutputStream out) throws IOException {
    for (int i = 0; i < collected.ranges; i++) {
      spool.copyTo(collected.positions[i], collected.lengths[i], out);
    }
    out.write(collected.pending, 0, collected.pendingLength);
  }

  /** What a connection has collected, from the beginning. */
  public InputStream input(Collected collected) {
    return new InputStream() {
      private int range;
      private long at;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        if (range < collected.ranges) {
          int wanted = (int) Math.min(length, collected.lengths[range] - at);
          int read = spool.read(collected.positions[range] + at, target, offset, wanted);
          advance(read, collected.lengths[range]);
          return read;
        }
        int read = (int) Math.min(length, collected.pendingLength - at);
        if (read <= 0) {
          return length == 0 ? 0 : -1;
        }
        System.arraycopy(collected.pending, (int) at, target, offset, read);
        at += read;
        return read;
      }

      private void advance(int read, int length) {
        at += read;
        if (at == length) {
          range++;
          at = 0;
        }
      }
    };
  }

  /** Gives the space back if no connection is open and nothing taken out is to be written later. */
  public void reuse() throws IOException {
    if (open.isEmpty()) {
      spool.clear();
    }
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }

  /** The exchanges of one connection: ranges of the spool, then what has not gone there yet. */
  public static final class Collected {
    private static final byte[] NOTHING = {};

    private byte[] pending = NOTHING;
    private int pendingLength;
    private long[] positions = {};
    private int[] lengths = {};
    private int ranges;

    private Collected() {}

    private void add(byte[] bytes, int length, boolean separated) {
      boolean first = !separated || (pendingLength == 0 && ranges == 0);
      int needed = pendingLength + length + (first ? 0 : 1);
      if (needed > pending.length) {
        pending = Arrays.copyOf(pending, Math.max(needed, pending.length * 2));
      }
      if (!first) {
        pending[pendingLength++] = ',';
      }
      System.arraycopy(bytes, 0, pending, pendingLength, length);
      pendingLength = needed;
    }

    private void spoolTo(Spool spool) throws IOException {
      if (ranges == lengths.length) {
        positions = Arrays.copyOf(positions, Math.max(2, ranges * 2));
        lengths = Arrays.copyOf(lengths, Math.max(2, ranges * 2));
      }
      positions[ranges] = spool.size();
      lengths[ranges++] = pendingLength;
      spool.append(pending, 0, pendingLength);
      pending = NOTHING;
      pendingLength = 0;
    }

    /** Writes where the exchanges are, and those that are not in the spool. */
    void save(DataOutput out) throws IOException {
      out.writeInt(ranges);
      for (int i = 0; i < ranges; i++) {
        out.writeLong(positions[i]);
        out.writeInt(lengths[i]);
      }
      out.writeInt(pendingLength);
      out.write(pending, 0, pendingLength);
    }

    /** Reads what {@link #save} wrote. */
    static Collected load(DataInput in) throws IOException {
      Collected collected = new Collected();
      collected.ranges = in.readInt();
      collected.positions = new long[collected.ranges];
      collected.lengths = new int[collected.ranges];
      for (int i = 0; i < collected.ranges; i++) {
        collected.positions[i] = in.readLong();
        collected.lengths[i] = in.readInt();
      }
      collected.pendingLength = in.readInt();
      collected.pending = new byte[collected.pendingLength];
      in.readFully(collected.pending);
      return collected;
    }
  }
}
