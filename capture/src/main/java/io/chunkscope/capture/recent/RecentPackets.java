package io.chunkscope.capture.recent;

import java.util.Arrays;

/**
 * The last packets of many connections, in so much memory and no more: each connection has a chain
 * of small blocks, and when a connection has its share, or all blocks are in use, the oldest block
 * (of the connection, or of all) makes room. Memory is taken as it is needed and never given back.
 *
 * <p>Not for several threads. Nothing is allocated per packet.
 */
public final class RecentPackets {
  static final int BLOCK_BYTES = 1 << 10;
  static final int NONE = -1;

  private static final int SLAB_BLOCKS = 1 << 10;

  final int maxBlocksOfOne;
  private final int maxBlocks;
  private byte[][] slabs = new byte[0][];
  private PacketRing[] owners = new PacketRing[0];

  /** The next block of the same connection, or of those that are free. */
  private int[] next = new int[0];

  /** Blocks in use, in the order in which they came into use. */
  private int[] newer = new int[0];

  private int[] older = new int[0];

  /** Where the first record begins that begins in the block, and how many do. */
  private int[] firstRecord = new int[0];

  private int[] records = new int[0];

  private int blocks;
  private int free = NONE;
  private int freeBlocks;
  private int oldest = NONE;
  private int newest = NONE;

  /**
   * @param maxBytes in all
   * @param maxBytesOfOne of one connection
   */
  public RecentPackets(long maxBytes, long maxBytesOfOne) {
    this.maxBlocks = (int) Math.max(1, Math.min(Integer.MAX_VALUE, maxBytes / BLOCK_BYTES));
    this.maxBlocksOfOne = (int) Math.max(1, Math.min(maxBlocks, maxBytesOfOne / BLOCK_BYTES));
  }

  /**
   * Room for the packets of one more connection.
   *
   * @param spill is asked before packets are dropped
   */
  public PacketRing open(PacketRing.Spill spill) {
    return new PacketRing(this, spill);
  }

  /** Bytes in use. */
  public long bytes() {
    return (long) (blocks - freeBlocks) * BLOCK_BYTES;
  }

  /** Whether so many blocks can be had without taking any away. */
  boolean has(int wanted) {
    return wanted <= freeBlocks + (maxBlocks - blocks);
  }

  /** Whose block makes room when all are in use. */
  PacketRing ownerOfOldest() {
    return owners[oldest];
  }

  /** Takes a block that {@link #has} said there is. */
  int take(PacketRing owner) {
    if (free == NONE) {
      addSlab();
    }
    int block = free;
    free = next[block];
    freeBlocks--;
    owners[block] = owner;
    next[block] = NONE;
    firstRecord[block] = NONE;
    records[block] = 0;
    older[block] = newest;
    newer[block] = NONE;
    if (newest == NONE) {
      oldest = block;
    } else {
      newer[newest] = block;
    }
    newest = block;
    return block;
  }

  void giveBack(int block) {
    int before = older[block];
    int after = newer[block];
    if (before == NONE) {
      oldest = after;
    } else {
      newer[before] = after;
    }
    if (after == NONE) {
      newest = before;
    } else {
      older[after] = before;
    }
    owners[block] = null;
    next[block] = free;
    free = block;
    freeBlocks++;
  }

  int next(int block) {
    return next[block];
  }

  void link(int block, int following) {
    next[block] = following;
  }

  int firstRecord(int block) {
    return firstRecord[block];
  }

  int records(int block) {
    return records[block];
  }

  void beginRecord(int block, int offset) {
    if (records[block]++ == 0) {
      firstRecord[block] = offset;
    }
  }

  byte[] slab(int block) {
    return slabs[block / SLAB_BLOCKS];
  }

  /** Index of a block's first byte in its slab. */
  static int start(int block) {
    return block % SLAB_BLOCKS * BLOCK_BYTES;
  }

  private void addSlab() {
    int more = Math.min(SLAB_BLOCKS, maxBlocks - blocks);
    int all = blocks + more;
    slabs = Arrays.copyOf(slabs, slabs.length + 1);
    slabs[slabs.length - 1] = new byte[more * BLOCK_BYTES];
    owners = Arrays.copyOf(owners, all);
    next = Arrays.copyOf(next, all);
    newer = Arrays.copyOf(newer, all);
    older = Arrays.copyOf(older, all);
    firstRecord = Arrays.copyOf(firstRecord, all);
    records = Arrays.copyOf(records, all);
    for (int block = all - 1; block >= blocks; block--) {
      next[block] = free;
      free = block;
    }
    freeBlocks += more;
    blocks = all;
  }
}
