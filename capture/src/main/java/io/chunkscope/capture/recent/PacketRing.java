package io.chunkscope.capture.recent;

import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.source.PacketHandler;

/** The last packets of one connection; see {@link RecentPackets}. */
public final class PacketRing {

  /** What else may be done with packets than to drop them. */
  public interface Spill {

    /**
     * The oldest packets are about to be dropped. Whoever wants them reads all and clears the ring.
     */
    void beforeDrop(PacketRing ring);
  }

  /** Stamp, frame, captured and original length, link type. */
  private static final int HEADER_BYTES = 8 + 8 + 4 + 4 + 4;

  private static final int BLOCK_BYTES = RecentPackets.BLOCK_BYTES;
  private static final int NONE = RecentPackets.NONE;

  private final RecentPackets memory;
  private final Spill spill;
  private final byte[] header = new byte[HEADER_BYTES];
  private int first = NONE;
  private int last = NONE;

  /** Bytes written to the last block. */
  private int filled;

  private int blocks;
  private int packets;
  private long droppedPackets;

  PacketRing(RecentPackets memory, Spill spill) {
    this.memory = memory;
    this.spill = spill;
  }

  /** Keeps a copy; older packets make room. Of one larger than all the room, the beginning. */
  public void add(Packet packet) {
    int room = memory.maxBlocksOfOne * BLOCK_BYTES - HEADER_BYTES;
    int length = Math.min(packet.capturedLength(), Math.max(0, room));
    reserve(HEADER_BYTES + length);
    put64(0, packet.timestampNs());
    put64(8, packet.frameNumber());
    put32(16, length);
    put32(20, packet.originalLength());
    put32(24, packet.linkType());
    if (last == NONE || filled == BLOCK_BYTES) {
      grow();
    }
    memory.beginRecord(last, filled);
    packets++;
    write(header, 0, HEADER_BYTES);
    write(packet.buffer(), packet.offset(), length);
  }

  /** Hands over all packets that are still here, oldest first; the ring stays as it is. */
  public void forEach(PacketHandler handler) {
    Packet view = new Packet();
    byte[] bytes = new byte[0];
    int block = first;
    int at = block == NONE ? 0 : memory.firstRecord(block);
    for (int i = 0; i < packets; i++) {
      Reader reader = new Reader(block, at);
      reader.read(header, HEADER_BYTES);
      int length = get32(16);
      if (bytes.length < length) {
        bytes = new byte[Math.max(length, 2 * bytes.length)];
      }
      reader.read(bytes, length);
      long timeNs = get64(0);
      long frame = get64(8);
      view.wrap(bytes, 0, length, get32(20), timeNs, frame, get32(24));
      block = reader.block;
      at = reader.at;
      handler.onPacket(view);
    }
  }

  /** Packets that are here. */
  public int packets() {
    return packets;
  }

  /** Memory taken. */
  public long bytes() {
    return (long) blocks * BLOCK_BYTES;
  }

  /** Packets that had to go since the ring was cleared last. */
  public long droppedPackets() {
    return droppedPackets;
  }

  /** Lets all packets go; they do not count as dropped. */
  public void clear() {
    while (first != NONE) {
      removeFirst();
    }
    packets = 0;
    droppedPackets = 0;
  }

  private void reserve(int bytes) {
    while (true) {
      int inLast = last == NONE ? 0 : BLOCK_BYTES - filled;
      int wanted = Math.max(0, bytes - inLast + BLOCK_BYTES - 1) / BLOCK_BYTES;
      if (blocks > 0 && blocks + wanted > memory.maxBlocksOfOne) {
        makeRoom();
      } else if (!memory.has(wanted)) {
        memory.ownerOfOldest().makeRoom();
      } else {
        return;
      }
    }
  }

  private void makeRoom() {
    spill.beforeDrop(this);
    if (first == NONE) {
      return;
    }
    // A block in which no record begins holds only what belongs to one that is gone.
    do {
      int gone = memory.records(first);
      packets -= gone;
      droppedPackets += gone;
      removeFirst();
    } while (first != NONE && memory.firstRecord(first) == NONE);
  }

  private void removeFirst() {
    int block = first;
    first = memory.next(block);
    memory.giveBack(block);
    blocks--;
    if (first == NONE) {
      last = NONE;
      filled = 0;
    }
  }

  private void grow() {
    int block = memory.take(this);
    if (last == NONE) {
      first = block;
    } else {
      memory.link(last, block);
    }
    last = block;
    filled = 0;
    blocks++;
  }

  private void write(byte[] from, int offset, int length) {
    int done = 0;
    while (done < length) {
      if (filled == BLOCK_BYTES) {
        grow();
      }
      int part = Math.min(length - done, BLOCK_BYTES - filled);
      System.arraycopy(
          from, offset + done, memory.slab(last), RecentPackets.start(last) + filled, part);
      filled += part;
      done += part;
    }
  }

  private final class Reader {
    private int block;
    private int at;

    Reader(int block, int at) {
      this.block = block;
      this.at = at;
    }

    void read(byte[] into, int length) {
      int done = 0;
      while (done < length) {
        if (at == BLOCK_BYTES) {
          block = memory.next(block);
          at = 0;
        }
        int part = Math.min(length - done, BLOCK_BYTES - at);
        System.arraycopy(memory.slab(block), RecentPackets.start(block) + at, into, done, part);
        at += part;
        done += part;
      }
    }
  }

  private void put32(int at, int value) {
    for (int i = 0; i < 4; i++) {
      header[at + i] = (byte) (value >>> (8 * i));
    }
  }

  private void put64(int at, long value) {
    put32(at, (int) value);
    put32(at + 4, (int) (value >>> 32));
  }

  private int get32(int at) {
    return (header[at] & 0xff)
        | (header[at + 1] & 0xff) << 8
        | (header[at + 2] & 0xff) << 16
        | (header[at + 3] & 0xff) << 24;
  }

  private long get64(int at) {
    return (get32(at) & 0xffff_ffffL) | (long) get32(at + 4) << 32;
  }
}
