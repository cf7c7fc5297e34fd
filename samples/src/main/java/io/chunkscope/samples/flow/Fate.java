package io.chunkscope.samples.flow;

/** What happens to a segment between its sender, the capture and its receiver. */
public enum Fate {
  /** Received, not captured: the capture's own loss. */
  LOSE,
  /** Lost before the capture point: neither captured nor received. */
  DROP_BEFORE,
  /** Captured, then lost before the receiver. */
  DROP_AFTER,
  /** Captured twice, received once. */
  DUPLICATE,
  /** Captured after the next one. */
  SWAP,
  /** Captured after the acknowledgement that covers it. */
  ACK_FIRST
}
