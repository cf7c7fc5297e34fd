package io.chunkscope.analyzer.framing;

/**
 * How a message's body is to be read.
 *
 * @param kind never null
 * @param length declared length in bytes when {@code kind} is {@link Framing#CONTENT_LENGTH}, else
 *     {@link #UNKNOWN_LENGTH}
 */
public record BodyFraming(Framing kind, long length) {
  public static final long UNKNOWN_LENGTH = -1;

  public static final BodyFraming CHUNKED = new BodyFraming(Framing.CHUNKED, UNKNOWN_LENGTH);
  public static final BodyFraming CLOSE_DELIMITED =
      new BodyFraming(Framing.CLOSE_DELIMITED, UNKNOWN_LENGTH);
  public static final BodyFraming NONE = new BodyFraming(Framing.NONE, UNKNOWN_LENGTH);
  public static final BodyFraming TUNNEL = new BodyFraming(Framing.TUNNEL, UNKNOWN_LENGTH);

  /** Contradictory or unreadable framing fields. */
  public static final BodyFraming UNDETERMINED =
      new BodyFraming(Framing.UNDETERMINED, UNKNOWN_LENGTH);

  /** A counted body. */
  public static BodyFraming length(long bytes) {
    return new BodyFraming(Framing.CONTENT_LENGTH, bytes);
  }
}
