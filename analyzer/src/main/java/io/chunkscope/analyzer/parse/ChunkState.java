package io.chunkscope.analyzer.parse;

/** Positions in a chunked body, RFC 9112 §7.1, see {@link ChunkedBodyReader}. */
enum ChunkState {
  SIZE_LINE,
  DATA,
  /** After the last octet of data. */
  DATA_CR,
  DATA_LF,
  /** After a fault: looking for the next size line. */
  SEARCH,
  /** The size line of the last-chunk was read. */
  LAST,
  /** Nothing can be told any more. */
  UNFRAMED
}
