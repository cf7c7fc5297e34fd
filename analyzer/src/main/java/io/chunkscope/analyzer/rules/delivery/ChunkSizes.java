package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.analyzer.model.ChunkLog;
import java.util.Arrays;

/** What the sizes of a body's data chunks have in common. */
final class ChunkSizes {
  private static final long BUFFER_BYTES = 4096;

  private ChunkSizes() {}

  /** Whether all have the size of the first, except the last, which may be smaller. */
  static boolean areEqualButTheLast(ChunkLog chunks) {
    long size = chunks.size(0);
    if (chunks.largest() != size) {
      return false;
    }
    int whole = chunks.count() > chunks.kept() ? chunks.kept() : chunks.kept() - 1;
    for (int i = 1; i < whole; i++) {
      if (chunks.size(i) != size) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether full buffers, not flushes, ended the chunks: all but the last are of one size, or of
   * whole 4 KiB.
   */
  static boolean areOfFullBuffers(ChunkLog chunks) {
    if (chunks.count() > 2 && areEqualButTheLast(chunks)) {
      return true;
    }
    int whole = chunks.count() > chunks.kept() ? chunks.kept() : chunks.kept() - 1;
    for (int i = 0; i < whole; i++) {
      if (chunks.size(i) % BUFFER_BYTES != 0) {
        return false;
      }
    }
    return true;
  }

  /** The median of the sizes kept one by one. */
  static long median(ChunkLog chunks) {
    long[] sizes = new long[chunks.kept()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = chunks.size(i);
    }
    Arrays.sort(sizes);
    return sizes[sizes.length / 2];
  }
}
