package io.chunkscope.analyzer.parse;

/** Why bytes belong to no message. */
public enum SkipReason {
  /** Empty lines before a start-line (RFC 9112 §2.2). */
  EMPTY_LINES,
  /** Bytes after a complete message that do not begin another one. */
  NOT_A_MESSAGE,
  /**
   * What may begin a start-line, and the capture or the stream did not go on. No more is known of
   * the message, if it is one.
   */
  CUT_START_LINE,
  /** Skipped while looking for the next plausible start-line after framing was lost. */
  FRAMING_LOST,
  /** Before the first start-line of a connection whose beginning is not in the capture. */
  BEFORE_FIRST_MESSAGE,
  /** After the parser was told or found that what follows is no longer HTTP. */
  TUNNEL
}
