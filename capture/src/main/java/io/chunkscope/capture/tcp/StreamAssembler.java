package io.chunkscope.capture.tcp;

import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.stream.Backlog;
import io.chunkscope.capture.stream.ConnectionHandler;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.GapCause;
import java.util.zip.CRC32C;

/**
 * Puts payload in order and hands it on.
 *
 * <p>In-order payload goes through uncopied. Payload waits, copied, in two cases: bytes before it
 * are missing, or it acknowledges bytes of the other side that have not been handed on. The second
 * keeps cause before effect: a response is never delivered before the request that it answers,
 * although a capture may hold their packets in the other order.
 */
final class StreamAssembler {
  /** As long as Wireshark takes a late segment for reordered rather than sent again. */
  private static final long REORDERING_NS = 3_000_000L;

  private final StreamOutput output;
  private final WaitingPieces waiting;
  private final UnfilledHoles holes;
  private final CRC32C crc = new CRC32C();

  StreamAssembler(CaptureOptions options, ConnectionHandler handler, TcpStatistics statistics) {
    this.output = new StreamOutput(handler);
    this.waiting = new WaitingPieces(options, output, statistics);
    this.holes = new UnfilledHoles(options, waiting, output, statistics);
  }

  /** Takes a segment's payload, which begins at {@code offset}. */
  void onPayload(TcpConnection connection, HalfConnection half, TcpSegment segment, long offset) {
    int length = segment.payloadLength();
    long end = offset + length + segment.missingTailBytes();
    if (half.finOffset >= 0 && end > half.finOffset) {
      end = Math.max(offset, half.finOffset);
      length = (int) Math.min(length, end - offset);
    }
    boolean inFlight = half.acknowledged < Math.max(half.highest, offset);
    boolean sentBefore = offset < half.highest;
    boolean probe = isKeepAliveProbe(half, offset, length);
    boolean reordered = isReordered(half, offset, end, segment.timestampNs());
    boolean sentAgain = sentBefore && !reordered;
    if (sentAgain && !probe) {
      half.retransmittedNs = segment.timestampNs();
    }
    // What was sent before an overtaken segment is what was sent before those that overtook it.
    Backlog backlog = reordered ? half.waiting.first().backlog : half.backlog;
    if (end > half.highest) {
      half.highest = end;
      half.noteBacklog(segment.has(TcpSegment.PSH | TcpSegment.FIN), (int) (end - offset));
    }
    if (!output.wanted(connection, half)) {
      half.next = Math.max(half.next, end);
      return;
    }
    boolean contradicts =
        !probe && noteContent(connection, half, segment, offset, length, sentBefore);
    if (end <= half.next) {
      return;
    }
    long needs = segment.has(TcpSegment.ACK) ? connection.peer(half).lastAcknowledgement : 0;
    int skip = (int) Math.max(0, Math.min(length, half.next - offset));
    if (offset + skip <= half.next
        && !half.isWaiting()
        && WaitingPieces.mayFollow(connection, half, needs)) {
      half.currentInFlight = inFlight;
      half.currentBacklog = backlog;
      half.currentAcknowledgedNs = half.acknowledgedNs(offset);
      half.currentRecovering = sentAgain;
      output.data(
          connection,
          half,
          segment.buffer(),
          segment.payloadOffset() + skip,
          length - skip,
          (int) (end - Math.max(offset + length, half.next + length - skip)),
          segment.timestampNs(),
          segment.frameNumber());
    } else {
      long from = Math.max(offset, half.next);
      waiting.add(
          connection,
          half,
          new Piece(
              from,
              waiting.copy(segment, skip, length - skip),
              length - skip,
              (int) (end - from - (length - skip)),
              segment.timestampNs(),
              segment.frameNumber(),
              needs,
              sentAgain,
              inFlight,
              backlog,
              half.acknowledgedNs(offset)),
          contradicts);
    }
  }

  /**
   * Whether a late segment was only overtaken: nothing of it was seen, and the hole that it fills
   * is so young that no sender can have noticed it. Several queues of a network card do that.
   */
  private static boolean isReordered(HalfConnection half, long offset, long end, long nowNs) {
    return half.isWaiting()
        && offset >= half.next
        && half.holeSinceNs >= 0
        && nowNs - half.holeSinceNs <= REORDERING_NS
        && half.waiting.lacks(offset, end);
  }

  /** A keep-alive probe repeats the last byte's number, with any content (RFC 9293 §3.8.4). */
  private static boolean isKeepAliveProbe(HalfConnection half, long offset, int length) {
    return length == 1 && offset + 1 == half.highest;
  }

  /** Returns whether a conflict with bytes sent before was found, and told. */
  private boolean noteContent(
      TcpConnection connection,
      HalfConnection half,
      TcpSegment segment,
      long offset,
      int length,
      boolean sentBefore) {
    if (length == 0) {
      return false;
    }
    int checksum = SentHistory.checksum(crc, segment.buffer(), segment.payloadOffset(), length);
    if (half.history == null) {
      half.history = new SentHistory();
    }
    if (sentBefore && half.history.contradicts(offset, length, checksum)) {
      output.conflict(
          connection, half, offset, length, segment.timestampNs(), segment.frameNumber());
      return true;
    }
    half.history.remember(offset, length, checksum);
    return false;
  }

  /** Hands on what no longer has to wait, and declares the holes whose time has come. */
  void advance(TcpConnection connection, long nowNs, long frame) {
    if (!isWaiting(connection)) {
      return;
    }
    waiting.drain(connection);
    boolean declared;
    do {
      declared = holes.declareDue(connection, connection.a, nowNs, frame);
      declared |= holes.declareDue(connection, connection.b, nowNs, frame);
      // What a declared hole had held back comes first: that may be no circle any more.
      declared = declared || holes.breakCircle(connection);
      if (declared) {
        waiting.drain(connection);
      }
    } while (declared);
  }

  /** Whether something of it waits for another packet, or for its time to pass. */
  static boolean isWaiting(TcpConnection connection) {
    return !isQuiet(connection.a) || !isQuiet(connection.b);
  }

  private static boolean isQuiet(HalfConnection half) {
    return half.graceSinceNs < 0 && !half.isWaiting() && (half.finOffset < 0 || half.ended);
  }

  /**
   * The connection is over: hands on all that waits, in the best order left, and ends both sides.
   */
  void finish(TcpConnection connection, EndCause cause, long nowNs, long frame) {
    holes.giveUpAll(connection, nowNs, frame);
    output.open(connection, connection.a, null, 0, 0);
    finish(connection, connection.half(Direction.CLIENT_TO_SERVER), cause, nowNs, frame);
    finish(connection, connection.half(Direction.SERVER_TO_CLIENT), cause, nowNs, frame);
  }

  private void finish(
      TcpConnection connection, HalfConnection half, EndCause cause, long nowNs, long frame) {
    if (half.hasAcknowledgedHole()) {
      output.gap(connection, half, half.acknowledged, GapCause.NOT_CAPTURED, nowNs, frame);
    }
    if (half.ended) {
      return;
    }
    if (half.finOffset > half.next) {
      output.gap(connection, half, half.finOffset, GapCause.NEVER_FILLED, nowNs, frame);
    }
    if (half.finOffset >= 0 && half.next >= half.finOffset) {
      output.end(connection, half, EndCause.FIN, half.finNs, half.finFrame);
    } else {
      output.end(connection, half, cause, nowNs, frame);
    }
  }
}
