package io.chunkscope.analyzer.parse;

/** Positions in a size line, RFC 9112 §7.1, and what may come of it; see {@link ChunkSizeLine}. */
enum ChunkSizeLineState {
  /** Before the first octet. */
  START,
  /** CR where a size should be. */
  EMPTY_LF,
  /** After whitespace before the size. */
  LEADING,
  /** After a sign. */
  SIGNED,
  /** After {@code 0x}. */
  PREFIXED,
  /** In the digits. */
  SIZE,
  /** After whitespace that follows the digits. */
  TRAILING,
  EXTENSION,
  /** After a CR that should end the line. */
  LF,
  /** Outcome: the line was read to its end. */
  COMPLETE,
  /** Outcome: the octet at the input's position shows that this is no size line. */
  REJECTED,
  /** Outcome: the size is negative, or 2^63 or more. */
  OUT_OF_RANGE;

  /** Whether what was read so far may still turn out to be no size line. */
  boolean isUndecided() {
    return compareTo(EXTENSION) < 0;
  }

  /** Whether the line has a size, and what follows it belongs to an extension. */
  boolean isPastSize() {
    return compareTo(TRAILING) >= 0;
  }

  boolean isOutcome() {
    return compareTo(COMPLETE) >= 0;
  }
}
