package io.chunkscope.samples.flow;

/** How the receiver of data acknowledges it with segments of their own. */
public enum AckMode {
  /** Every second segment at once, a single one after 100 µs: a connection in its first packets. */
  AUTO,
  /** A single segment after 40 ms: the delayed ACK of RFC 9293 §3.8.6.3. */
  LATE,
  /** Never; acknowledgements ride on data only. */
  NONE
}
