package io.chunkscope.analyzer.content;

/** How far decoding came. */
public enum DecodingState {
  /** All bytes so far decode; more may come. */
  MORE,
  /** The coded data is complete; what follows it is not looked at, except another gzip member. */
  END,
  /** The bytes are not what the coding demands. */
  INVALID,
  /** A limit of {@link ContentLimits} stopped it. */
  LIMIT,
  /** There is no decoder for this coding on this platform. */
  UNAVAILABLE
}
