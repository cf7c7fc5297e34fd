package io.chunkscope.samples.packet;

import io.chunkscope.samples.flow.OpenOptions;
import io.chunkscope.samples.flow.Side;

/**
 * A TCP segment as its sender made it.
 *
 * @param sequence raw sequence number
 * @param acknowledgment raw acknowledgement number, meaningful with ACK in {@code flags}
 * @param flags {@link #FIN} and others
 * @param window raw window field
 * @param options what a SYN announces, or null for other segments
 * @param ipId identification of the IP packet that carries it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Segment(
    Side from,
    int sequence,
    int acknowledgment,
    int flags,
    int window,
    OpenOptions options,
    byte[] payload,
    int ipId) {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int PSH = 8;
  static final int ACK = 16;

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** The same sequence range with other content, or only a part of it. */
  Segment with(byte[] otherPayload) {
    return new Segment(from, sequence, acknowledgment, flags, window, options, otherPayload, ipId);
  }
}
