package io.chunkscope.capture.stream;

/** Why bytes of a stream are known to have existed and are not in the capture. */
public enum GapCause {
  /** The receiver acknowledged bytes that no packet of the capture carries. */
  NOT_CAPTURED,
  /** The packet is there, but the capture kept only its first bytes (snap length). */
  SNAPLEN,
  /**
   * Data waiting behind a hole outgrew the buffer; the hole was given up without further evidence.
   */
  BUFFER_LIMIT,
  /** The hole was still unexplained when its connection went idle, ended, or the capture ended. */
  NEVER_FILLED
}
