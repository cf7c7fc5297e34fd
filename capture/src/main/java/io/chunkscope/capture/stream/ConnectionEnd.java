package io.chunkscope.capture.stream;

/** How a connection ended: the first thing that ended it decides (RFC 9293 §3.6, §3.10.7.4). */
public enum ConnectionEnd {
  FIN_BY_CLIENT,
  FIN_BY_SERVER,
  RESET_BY_CLIENT,
  RESET_BY_SERVER,
  /** The same addresses and ports began a new connection before this one was seen to end. */
  REUSED,
  /** Dropped to stay within a memory limit, or after being idle for too long. */
  EVICTED,
  /** Still open when the capture ended. */
  CAPTURE_END
}
