package io.chunkscope.compare.leg;

import io.chunkscope.analyzer.model.Delivery;

/**
 * The flushes of a body: when each one's first byte became readable, epoch nanoseconds, and where
 * in the body each one ends, bytes without chunk framing. The first ones one by one, all of them
 * counted.
 */
public final class FlushList {
  /** No body. */
  public static final FlushList NONE = new FlushList(0, new long[0]);

  private static final int WIDTH = 3;

  private final long count;
  private final long[] kept;

  private FlushList(long count, long[] kept) {
    this.count = count;
    this.kept = kept;
  }

  /** A copy of what is known. */
  static FlushList of(Delivery delivery) {
    if (delivery == null) {
      return NONE;
    }
    long[] kept = new long[WIDTH * delivery.kept()];
    long end = 0;
    for (int i = 0; i < delivery.kept(); i++) {
      end += delivery.bytes(i);
      kept[WIDTH * i] = delivery.timeNs(i);
      kept[WIDTH * i + 1] = end;
      kept[WIDTH * i + 2] = delivery.frame(i);
    }
    return new FlushList(delivery.flushes(), kept);
  }

  /** All flushes. */
  public long count() {
    return count;
  }

  /** Those kept one by one. */
  public int kept() {
    return kept.length / WIDTH;
  }

  /** When a flush's first byte became readable. */
  public long timeNs(int flush) {
    return kept[WIDTH * flush];
  }

  /** Where it ends in the body. */
  public long endOffset(int flush) {
    return kept[WIDTH * flush + 1];
  }

  /** The frame of its first byte. */
  public long frame(int flush) {
    return kept[WIDTH * flush + 2];
  }
}
