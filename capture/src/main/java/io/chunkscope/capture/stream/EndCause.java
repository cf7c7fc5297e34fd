package io.chunkscope.capture.stream;

/** How one direction of a connection came to its end. */
public enum EndCause {
  /** The sender's FIN, with every byte before it delivered or declared missing. */
  FIN,
  /** A RST, from either side: nothing of this direction can be relied on after it. */
  RST,
  /** The same addresses and ports began a new connection. */
  REUSED,
  /** The connection was dropped to stay within a memory limit, or after being idle for too long. */
  EVICTED,
  /** The capture ended first. */
  CAPTURE_END
}
