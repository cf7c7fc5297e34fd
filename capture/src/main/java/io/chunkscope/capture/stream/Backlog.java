package io.chunkscope.capture.stream;

/** What the last segment before a silence tells of what its sender still had to send. */
public enum Backlog {
  /** Nothing: the segment had room for more. */
  NONE,
  /** Perhaps something: the segment was full, and pushed, as the end of each write is. */
  POSSIBLE,
  /** Something: the segment was full and not pushed, so it is no end (RFC 9293 §3.9.1.2). */
  CERTAIN
}
