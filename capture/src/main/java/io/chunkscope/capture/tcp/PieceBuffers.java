package io.chunkscope.capture.tcp;

import java.util.ArrayDeque;

/**
 * Arrays for payload that waits, used again and again. In a capture with holes most payload waits
 * for a while; new arrays for all of it would outlive the young generation and keep the collector
 * busy.
 *
 * <p>An array has one owner: whoever took it, until it is given back.
 */
final class PieceBuffers {
  private static final int STEP_BYTES = 512;

  /** Smaller payload gets an array that fits, which is not kept. */
  private static final int SMALLEST_KEPT = STEP_BYTES / 2;

  /** The longest IP packet's payload; longer segments do not exist. */
  private static final int LARGEST_KEPT = 1 << 16;

  private final ArrayDeque<byte[]>[] kept = lists();
  private final long maxKeptBytes;
  private long keptBytes;

  /**
   * @param maxKeptBytes how much to keep for later
   */
  PieceBuffers(long maxKeptBytes) {
    this.maxKeptBytes = maxKeptBytes;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // There are no arrays of generic types.
  private static ArrayDeque<byte[]>[] lists() {
    return new ArrayDeque[LARGEST_KEPT / STEP_BYTES + 1];
  }

  /** An array of at least that length, with any content. */
  byte[] take(int length) {
    if (length < SMALLEST_KEPT || length > LARGEST_KEPT) {
      return new byte[length];
    }
    int steps = (length + STEP_BYTES - 1) / STEP_BYTES;
    byte[] again = kept[steps] == null ? null : kept[steps].pollLast();
    if (again == null) {
      return new byte[steps * STEP_BYTES];
    }
    keptBytes -= (long) steps * STEP_BYTES;
    return again;
  }

  /**
   * Gives an array back that nobody uses any more; it need not be one that was taken here.
   *
   * @param length of the array
   */
  void give(byte[] bytes, int length) {
    int steps = length / STEP_BYTES;
    boolean fits = steps > 0 && length <= LARGEST_KEPT && length % STEP_BYTES == 0;
    if (!fits || keptBytes + length > maxKeptBytes) {
      return;
    }
    if (kept[steps] == null) {
      kept[steps] = new ArrayDeque<>();
    }
    kept[steps].addLast(bytes);
    keptBytes += length;
  }
}
