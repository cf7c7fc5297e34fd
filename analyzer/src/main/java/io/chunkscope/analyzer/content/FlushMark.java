package io.chunkscope.analyzer.content;

/**
 * Whether an encoder had given out all it had when it was flushed. A flush while there is nothing
 * to encode yields bytes and no text, and holds nothing back.
 */
final class FlushMark {
  private static final int[] EMPTY_STORED_BLOCK = {0, 0, 0xff, 0xff};

  private static final int EMPTY_METADATA = 6;
  private static final int EMPTY_METADATA_BITS = 6;

  private FlushMark() {}

  /**
   * Whether coded bytes end as a flushed encoder leaves them.
   *
   * @param from the first byte of the body
   */
  static boolean endsWith(ContentCoding coding, byte[] bytes, int from, int to) {
    return switch (coding) {
      case GZIP, DEFLATE -> endsWithEmptyStoredBlock(bytes, from, to);
      case BROTLI -> endsWithEmptyMetadata(bytes, from, to);
      // Frames and blocks say their own lengths; an encoder flushed with nothing gives out nothing.
      case ZSTD -> false;
    };
  }

  /** {@code Z_SYNC_FLUSH}: RFC 1951 §3.2.4. */
  private static boolean endsWithEmptyStoredBlock(byte[] bytes, int from, int to) {
    if (to - from < EMPTY_STORED_BLOCK.length) {
      return false;
    }
    for (int i = 0; i < EMPTY_STORED_BLOCK.length; i++) {
      if ((bytes[to - EMPTY_STORED_BLOCK.length + i] & 0xff) != EMPTY_STORED_BLOCK[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@code BROTLI_OPERATION_FLUSH}: a metadata block without data, six bits 0-11-0-00 (least
   * significant first), then zeros up to the next byte (RFC 7932 §9.2). At the beginning it follows
   * the window bits, of which there are one, four or seven (§9.1); further on only the end tells.
   */
  private static boolean endsWithEmptyMetadata(byte[] bytes, int from, int to) {
    if (to == from) {
      return false;
    }
    int last = bytes[to - 1] & 0xff;
    if (to - from <= 2) {
      int first = bytes[from] & 0xff;
      int window = (first & 1) == 0 ? 1 : (first & 0xe) != 0 ? 4 : 7;
      int bits = to - from == 1 ? first : last << 8 | first;
      boolean ends = window + EMPTY_METADATA_BITS > 8 * (to - from - 1);
      return ends
          && window + EMPTY_METADATA_BITS <= 8 * (to - from)
          && bits >> window == EMPTY_METADATA;
    }
    int bits = last << 8 | (bytes[to - 2] & 0xff);
    int highest = 31 - Integer.numberOfLeadingZeros(bits);
    int end = highest + 4;
    boolean isTwoOnesAfterZero = highest >= 2 && (bits >> (highest - 2) & 7) == EMPTY_METADATA;
    return isTwoOnesAfterZero && end > 8 && end <= 16;
  }
}
