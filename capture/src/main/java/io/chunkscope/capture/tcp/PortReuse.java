package io.chunkscope.capture.tcp;

import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.stream.ConnectionHandler;
import io.chunkscope.capture.stream.ConnectionHandler.SenderHint;

/**
 * Whether a segment begins another conversation between the same addresses and ports (RFC 9293
 * §3.6.1). A SYN does if it is not one sent again. Of a conversation whose SYN is not in the
 * capture the SYN-ACK tells, as it tells Wireshark; where that is lacking too, a message of HTTP
 * with a sequence number that the old conversation cannot have.
 */
final class PortReuse {
  /** What a conversation that is over may still send lies no further from what it sent. */
  private static final long STRAYING = 1 << 20;

  private final ConnectionHandler handler;

  PortReuse(ConnectionHandler handler) {
    this.handler = handler;
  }

  /** Whether a segment of that key replaces a connection that has not ended. */
  boolean replaces(TcpConnection connection, FlowKey key, TcpSegment segment) {
    boolean syn = segment.has(TcpSegment.SYN);
    if (!syn && segment.payloadLength() == 0) {
      return false;
    }
    boolean fromA = connection.isFromA(key);
    HalfConnection half = fromA ? connection.a : connection.b;
    if (!syn) {
      return half.isFar(segment.sequenceNumber()) && isMessage(segment);
    }
    if (segment.has(TcpSegment.ACK) && connection.handler == null) {
      // Nothing but handshakes so far, and strange ones: that is one conversation to Wireshark,
      // too.
      return false;
    }
    HalfConnection peer = fromA ? connection.b : connection.a;
    return isAnotherStart(
        segment,
        connection.finOrResetSeen,
        half.baseKnown(),
        half.initialSequenceNumber(),
        peer.baseKnown(),
        peer.initialSequenceNumber());
  }

  /** Whether a segment of that key begins another connection after the ended one of that number. */
  boolean follows(EndedConnections ended, int number, FlowKey key, TcpSegment segment) {
    boolean fromA = ended.isFromA(number, key);
    if (segment.has(TcpSegment.SYN)) {
      return isAnotherStart(
          segment,
          ended.finOrResetSeen(number),
          ended.startKnown(number, fromA),
          ended.initialSequenceNumber(number, fromA),
          ended.startKnown(number, !fromA),
          ended.initialSequenceNumber(number, !fromA));
    }
    if (segment.payloadLength() == 0 || !ended.startKnown(number, fromA)) {
      return false;
    }
    long sentBytes = ended.sentBytes(number, fromA);
    long offset =
        Integer.toUnsignedLong(
            segment.sequenceNumber() - ended.initialSequenceNumber(number, fromA) + (int) STRAYING);
    return sentBytes < Integer.MAX_VALUE && offset > sentBytes + 2 * STRAYING && isMessage(segment);
  }

  /**
   * A SYN does not begin another conversation if its number is that of the old one, which had no
   * end yet; a SYN-ACK not if it has the old number or acknowledges the old SYN.
   */
  private static boolean isAnotherStart(
      TcpSegment segment,
      boolean ended,
      boolean startKnown,
      int initialSequenceNumber,
      boolean peerStartKnown,
      int peerInitialSequenceNumber) {
    boolean another = startKnown && initialSequenceNumber != segment.sequenceNumber();
    if (!segment.has(TcpSegment.ACK)) {
      return ended || another;
    }
    return another
        && peerStartKnown
        && peerInitialSequenceNumber != segment.acknowledgmentNumber() - 1;
  }

  private boolean isMessage(TcpSegment segment) {
    return handler.whoSends(segment.buffer(), segment.payloadOffset(), segment.payloadLength())
        != SenderHint.UNKNOWN;
  }
}
