package io.chunkscope.analyzer.parse;

/** Where in its stream a {@link HttpStreamParser} is. */
enum ParserState {
  /** Between messages: a start-line is expected, part of it may have been read. */
  BOUNDARY,
  /** After a start-line, in what {@link MessageReader} reads. */
  MESSAGE,
  /** In bytes that are no message, looking for a start-line at every line and piece of data. */
  SKIPPING,
  /** The place in the stream is unknown; looking for a start-line at each piece of data. */
  LOST,
  /** At the first byte behind a CONNECT: HTTP if it begins with a start-line, else TUNNEL. */
  ENTRANCE,
  /** What follows is no longer HTTP. */
  TUNNEL,
  /** The stream has ended. */
  CLOSED;

  /** Whether bytes are looked through for the next plausible start-line. */
  boolean seeksStartLine() {
    return switch (this) {
      case SKIPPING, LOST, ENTRANCE -> true;
      case BOUNDARY, MESSAGE, TUNNEL, CLOSED -> false;
    };
  }

  /** What bytes of no message are here; LOST has reasons of its own. */
  SkipReason skipReason() {
    return this == ENTRANCE || this == TUNNEL ? SkipReason.TUNNEL : SkipReason.NOT_A_MESSAGE;
  }
}
