package io.chunkscope.analyzer.framing;

/** What framing needs to know of the method that a response answers. */
public enum RequestMethod {
  HEAD,
  CONNECT,
  OTHER,
  /** The request was not seen; the response is read as one to {@link #OTHER}. */
  UNKNOWN
}
