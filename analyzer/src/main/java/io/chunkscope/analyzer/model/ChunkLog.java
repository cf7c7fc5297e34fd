package io.chunkscope.analyzer.model;

import java.util.Arrays;

/**
 * The chunks of one message: totals for all of them, and the first {@link #KEPT} one by one. Sizes
 * in bytes, times epoch nanoseconds.
 */
public final class ChunkLog {
  /** How many chunks are kept one by one; the totals cover all. */
  public static final int KEPT = 1024;

  private long count;
  private long smallest = Long.MAX_VALUE;
  private long largest;
  private long extensionBytes;
  private long framingBytes;
  private int trailerFields;
  private boolean lastChunk;
  private long lastChunkNs;
  private long lastChunkFrame;
  private long lateNs;
  private boolean endLate;
  private long trailerBytes;

  private long[] offsets = new long[4];
  private long[] sizes = new long[4];
  private long[] times = new long[4];
  private long[] frames = new long[4];
  private int kept;

  /** Extensions of chunks that are kept one by one, where they are wanted; else null. */
  private String[] extensions;

  /** Of the chunk that comes next. */
  private String nextExtension;

  void extension(String text) {
    nextExtension = text;
  }

  private void keepExtension() {
    if (extensions == null) {
      extensions = new String[KEPT];
    }
    extensions[kept] = nextExtension;
    nextExtension = null;
  }

  void chunk(long size, int extension, long start, long dataStart, long timeNs, long frame) {
    count++;
    smallest = Math.min(smallest, size);
    largest = Math.max(largest, size);
    extensionBytes += extension;
    framingBytes += dataStart - start;
    if (kept == KEPT) {
      return;
    }
    if (kept == sizes.length) {
      int larger = Math.min(KEPT, kept * 4);
      offsets = Arrays.copyOf(offsets, larger);
      sizes = Arrays.copyOf(sizes, larger);
      times = Arrays.copyOf(times, larger);
      frames = Arrays.copyOf(frames, larger);
    }
    offsets[kept] = start;
    sizes[kept] = size;
    times[kept] = timeNs;
    frames[kept] = frame;
    if (nextExtension != null) {
      keepExtension();
    }
    kept++;
  }

  void chunkEnd(long bytes) {
    framingBytes += bytes;
  }

  void last(int extension, long bytes, long timeNs, long frame) {
    lastChunk = true;
    extensionBytes += extension;
    framingBytes += bytes;
    lastChunkNs = timeNs;
    lastChunkFrame = frame;
  }

  void late(long senderPauseNs) {
    lateNs = senderPauseNs;
  }

  /** The body is over: the longest of the sender's pauses since the last data, to its very end. */
  void ended(long senderPauseNs) {
    endLate = senderPauseNs > lateNs;
    lateNs = Math.max(lateNs, senderPauseNs);
  }

  void trailer(long bytes) {
    trailerFields++;
    trailerBytes += bytes;
    framingBytes += bytes;
  }

  /** Data chunks, begun or whole. */
  public long count() {
    return count;
  }

  /** Declared size of the smallest data chunk; 0 without one. */
  public long smallest() {
    return count == 0 ? 0 : smallest;
  }

  /** Declared size of the largest data chunk; 0 without one. */
  public long largest() {
    return largest;
  }

  public long extensionBytes() {
    return extensionBytes;
  }

  /** Bytes spent on size lines, line ends, last-chunk and trailers. */
  public long framingBytes() {
    return framingBytes;
  }

  /** Of those, the bytes of the trailer section. */
  public long trailerBytes() {
    return trailerBytes;
  }

  public int trailerFields() {
    return trailerFields;
  }

  /** Whether the last-chunk was seen. */
  public boolean lastChunk() {
    return lastChunk;
  }

  /**
   * How long the sender, and not the network, held back what ends the body (the last-chunk,
   * trailers, the empty line) after the last data.
   */
  public long lateNs() {
    return lateNs;
  }

  /** Whether that was after the last-chunk: the empty line was held back, or trailers. */
  public boolean endLate() {
    return endLate;
  }

  /** When the last-chunk became readable. */
  public long lastChunkNs() {
    return lastChunkNs;
  }

  public long lastChunkFrame() {
    return lastChunkFrame;
  }

  /** How many chunks can be asked for one by one. */
  public int kept() {
    return kept;
  }

  /** Stream offset of a chunk's size line. */
  public long offset(int chunk) {
    return offsets[chunk];
  }

  /** Declared size of a chunk. */
  public long size(int chunk) {
    return sizes[chunk];
  }

  /** When a chunk's size line became readable. */
  public long timeNs(int chunk) {
    return times[chunk];
  }

  /** The frame that completed a chunk's size line. */
  public long frame(int chunk) {
    return frames[chunk];
  }

  /**
   * What stands between a chunk's size and the end of its line, ISO-8859-1, not escaped; null when
   * nothing does, or when it was not to be kept.
   */
  public String extension(int chunk) {
    return extensions == null ? null : extensions[chunk];
  }
}
