package io.chunkscope.analyzer.parse;

/** Where in the grammar a {@link HttpStreamParser} is. */
public enum ParserState {
  /** Between messages: a start-line is expected, part of it may have been read. */
  BOUNDARY,
  /** After a start-line, before the empty line. */
  FIELDS,
  BODY,
  /** After the last-chunk's line, before the empty line. */
  TRAILERS,
  /** In bytes that are no message, looking for a start-line at every line and piece of data. */
  SKIPPING,
  /** The place in the stream is unknown; looking for a start-line at each piece of data. */
  LOST,
  /** What follows is no longer HTTP. */
  TUNNEL,
  /** The stream has ended. */
  CLOSED
}
