package io.chunkscope.cli.show;

/** The newest bytes of a stream, so that what straddles pieces can be shown. */
final class RecentBytes {
  /** Longer than any line that is shown; a power of two. */
  private static final int KEPT = 1 << 17;

  private final byte[] ring = new byte[KEPT];
  private long start;
  private long end;

  /** The next piece of the stream. */
  void add(long streamOffset, byte[] bytes, int offset, int length) {
    if (streamOffset != end) {
      start = streamOffset;
    }
    int skipped = Math.max(0, length - KEPT);
    for (int i = skipped; i < length; i++) {
      ring[(int) (streamOffset + i) & KEPT - 1] = bytes[offset + i];
    }
    end = streamOffset + length;
    start = Math.max(start, end - KEPT);
  }

  /** The beginning of a range as text; what is not there any more is left out. */
  String shown(long from, long until, int maxChars) {
    long first = Math.max(from, start);
    int length = (int) Math.max(0, Math.min(Math.min(until, end) - first, maxChars + 1L));
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = ring[(int) (first + i) & KEPT - 1];
    }
    return WireBytes.shown(bytes, 0, length, maxChars);
  }
}
