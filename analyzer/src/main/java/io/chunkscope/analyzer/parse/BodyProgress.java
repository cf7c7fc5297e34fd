package io.chunkscope.analyzer.parse;

/** How far a {@link BodyReader} came. */
enum BodyProgress {
  /** The input is used up; the body goes on. */
  MORE,
  /** The declared bytes are read. */
  COMPLETE,
  /** The last-chunk's line is read; the trailer section follows. */
  LAST_CHUNK,
  /** Where the body ends cannot be told any more. */
  UNFRAMED
}
