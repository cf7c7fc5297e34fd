package io.chunkscope.analyzer.parse;

/** Why a parser considers a message over. */
public enum ParsedEnd {
  /** As many bytes as declared. */
  LENGTH,
  /** The last-chunk, its trailer section and the closing CRLF. */
  LAST_CHUNK,
  /** There is no body by rule. */
  NO_BODY,
  /**
   * The stream ended ({@link HttpStreamParser#onEnd}); whether that is a proper end, framing tells.
   */
  STREAM_END,
  /** A gap, after which the place in the message is unknown. */
  GAP,
  /** What follows is no longer HTTP messages. */
  TUNNEL,
  /** The grammar is broken beyond recovery at this point. */
  MALFORMED
}
