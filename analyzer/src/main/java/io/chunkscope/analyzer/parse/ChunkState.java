package io.chunkscope.analyzer.parse;

/** Positions in the grammar of the chunked coding, RFC 9112 §7.1, see {@link ChunkedBodyReader}. */
enum ChunkState {
  /** Before the first octet of a size line. */
  SIZE_START,
  /** CR where a size should be. */
  SIZE_EMPTY_LF,
  /** After whitespace before the size. */
  SIZE_LEADING,
  /** After a sign. */
  SIZE_SIGNED,
  /** After {@code 0x}. */
  SIZE_PREFIXED,
  /** In the digits. */
  SIZE,
  /** After whitespace that follows the digits. */
  SIZE_TRAILING,
  EXTENSION,
  /** After a CR that should end the size line. */
  SIZE_LF,
  DATA,
  /** After the last octet of data. */
  DATA_CR,
  DATA_LF,
  /** After a fault: looking for the next size line. */
  SEARCH,
  /** The size line of the last-chunk was read. */
  LAST,
  /** Nothing can be told any more. */
  UNFRAMED;

  /** Whether the size line read so far may still turn out to be none. */
  boolean isUndecided() {
    return compareTo(EXTENSION) < 0;
  }
}
