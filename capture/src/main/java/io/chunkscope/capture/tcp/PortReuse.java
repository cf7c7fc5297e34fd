package io.chunkscope.capture.tcp;

import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.stream.ConnectionHandler;
import io.chunkscope.capture.stream.ConnectionHandler.SenderHint;
import io.chunkscope.capture.stream.Direction;

/**
 * What a segment is to the last conversation between its addresses and ports (RFC 9293 §3.6.1). A
 * SYN begins another one if it is not sent again. Of a conversation whose SYN is not in the capture
 * the SYN-ACK tells, as it tells Wireshark; where that is lacking too, a message of HTTP with a
 * sequence number that the last conversation cannot have.
 */
final class PortReuse {

  /** The answer. */
  enum Verdict {
    /** It belongs to it. */
    SAME,

    /** It begins another conversation. */
    ANOTHER,

    /** It belongs to neither: late, or of another conversation whose beginning is not captured. */
    STRAY
  }

  /** What is sent late lies no further before the first byte known, and no further ahead. */
  private static final long STRAYING = 1 << 20;

  /**
   * Nothing more comes of a side that has sent its FIN. (Linux begins a new conversation no closer
   * to it than this, RFC 6191.)
   */
  static final long STRAYING_AFTER_END = 0xffff;

  private final ConnectionHandler handler;

  PortReuse(ConnectionHandler handler) {
    this.handler = handler;
  }

  /** What a segment of side A, or of the other one, is to a connection that is followed. */
  Verdict judge(TcpConnection connection, boolean fromA, TcpSegment segment) {
    HalfConnection half = fromA ? connection.a : connection.b;
    HalfConnection peer = fromA ? connection.b : connection.a;
    if (segment.has(TcpSegment.SYN)) {
      boolean another =
          // Mere handshakes, however strange, are one conversation to Wireshark, too.
          (!segment.has(TcpSegment.ACK) || half.sent() + peer.sent() > 0)
              && isAnotherStart(
                  segment,
                  connection.firstEnd.finOrResetSeen(),
                  half.baseKnown(),
                  half.initialSequenceNumber(),
                  peer.baseKnown(),
                  peer.initialSequenceNumber());
      return another ? Verdict.ANOTHER : Verdict.SAME;
    }
    if (half.isOver()) {
      if (!half.strays(segment.sequenceNumber(), STRAYING, STRAYING_AFTER_END)) {
        return Verdict.SAME;
      }
      return hint(segment) == SenderHint.UNKNOWN ? Verdict.STRAY : Verdict.ANOTHER;
    }
    return segment.payloadLength() > 0 && jumps(connection, half, segment)
        ? Verdict.ANOTHER
        : Verdict.SAME;
  }

  /**
   * Whether data on a connection without an end is the beginning of another one: a message out of
   * reach, or a request that would follow a mebibyte which is neither captured nor acknowledged.
   */
  private boolean jumps(TcpConnection connection, HalfConnection half, TcpSegment segment) {
    if (!half.strays(segment.sequenceNumber(), STRAYING, STRAYING)) {
      return false;
    }
    SenderHint hint = hint(segment);
    return half.isFar(segment.sequenceNumber())
        ? hint != SenderHint.UNKNOWN
        : hint == SenderHint.CLIENT
            && connection.handler != null
            && connection.direction(half) == Direction.CLIENT_TO_SERVER;
  }

  /** What a segment of that key is to the ended connection of that number, if not of it. */
  Verdict judge(EndedConnections ended, int number, FlowKey key, TcpSegment segment) {
    boolean fromA = ended.isFromA(number, key);
    if (segment.has(TcpSegment.SYN)) {
      boolean another =
          isAnotherStart(
              segment,
              ended.finOrResetSeen(number),
              ended.startKnown(number, fromA),
              ended.initialSequenceNumber(number, fromA),
              ended.startKnown(number, !fromA),
              ended.initialSequenceNumber(number, !fromA));
      return another ? Verdict.ANOTHER : Verdict.STRAY;
    }
    if (segment.payloadLength() == 0 || !ended.startKnown(number, fromA)) {
      return Verdict.STRAY;
    }
    long sentBytes = ended.sentBytes(number, fromA);
    long offset =
        Integer.toUnsignedLong(
            segment.sequenceNumber() - ended.initialSequenceNumber(number, fromA) + (int) STRAYING);
    boolean strays =
        sentBytes < Integer.MAX_VALUE && offset > STRAYING + sentBytes + STRAYING_AFTER_END;
    return strays && hint(segment) != SenderHint.UNKNOWN ? Verdict.ANOTHER : Verdict.STRAY;
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

  private SenderHint hint(TcpSegment segment) {
    return segment.payloadLength() == 0
        ? SenderHint.UNKNOWN
        : handler.whoSends(segment.buffer(), segment.payloadOffset(), segment.payloadLength());
  }
}
