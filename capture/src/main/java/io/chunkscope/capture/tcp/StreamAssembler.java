package io.chunkscope.capture.tcp;

import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.stream.Backlog;
import io.chunkscope.capture.stream.ConnectionHandler;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.GapCause;
import io.chunkscope.capture.stream.TransportView;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Puts payload in order and hands it on.
 *
 * <p>In-order payload goes through uncopied. Payload waits, copied, in two cases: bytes before it
 * are missing, or it acknowledges bytes of the other side that have not been handed on. The second
 * keeps cause before effect: a response is never delivered before the request that it answers,
 * although a capture may hold their packets in the other order.
 *
 * <p>A hole becomes a gap when it was acknowledged and stayed open for the grace time (no packet
 * will fill it: the receiver has the bytes, the capture does not), when what waits behind it
 * outgrows its limit, when nobody acknowledged or filled it for long, or when the connection is
 * over.
 */
final class StreamAssembler {
  /** As long as Wireshark takes a late segment for reordered rather than sent again. */
  private static final long REORDERING_NS = 3_000_000L;

  private final CaptureOptions options;
  private final StreamOutput output;
  private final TcpStatistics statistics;
  private final CRC32C crc = new CRC32C();
  private long waitingInAll;

  StreamAssembler(CaptureOptions options, ConnectionHandler handler, TcpStatistics statistics) {
    this.options = options;
    this.output = new StreamOutput(handler);
    this.statistics = statistics;
  }

  /** Takes a segment's payload, which begins at {@code offset}. */
  void onPayload(TcpConnection connection, HalfConnection half, TcpSegment segment, long offset) {
    int length = segment.payloadLength();
    long end = offset + length + segment.missingTailBytes();
    if (half.finOffset >= 0 && end > half.finOffset) {
      end = Math.max(offset, half.finOffset);
      length = (int) Math.min(length, end - offset);
    }
    boolean inFlight = half.acknowledged < half.highest;
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
    if (offset + skip <= half.next && !half.isWaiting() && mayFollow(connection, half, needs)) {
      half.currentInFlight = inFlight;
      half.currentBacklog = backlog;
      half.currentAcknowledgedNs = half.acknowledgedNs;
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
      byte[] copy =
          Arrays.copyOfRange(
              segment.buffer(), segment.payloadOffset() + skip, segment.payloadOffset() + length);
      long from = Math.max(offset, half.next);
      await(
          connection,
          half,
          new Piece(
              from,
              copy,
              0,
              copy.length,
              (int) (end - from - copy.length),
              segment.timestampNs(),
              segment.frameNumber(),
              needs,
              sentAgain,
              inFlight,
              backlog,
              half.acknowledgedNs),
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
        && half.waiting.lacks(offset, end)
        && half.holeSinceNs >= 0
        && nowNs - half.holeSinceNs <= REORDERING_NS;
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

  private void await(
      TcpConnection connection, HalfConnection half, Piece piece, boolean conflictTold) {
    if (half.waiting == null) {
      half.waiting = new OutOfOrderQueue();
    }
    int before = half.waiting.waitingBytes();
    half.waiting.add(piece);
    waitingInAll += half.waiting.waitingBytes() - before;
    statistics.mostWaitingBytes =
        (int) Math.max(statistics.mostWaitingBytes, Math.min(waitingInAll, Integer.MAX_VALUE));
    Piece conflicting = half.waiting.takeConflict();
    if (conflicting != null && !conflictTold) {
      output.conflict(
          connection,
          half,
          conflicting.offset,
          conflicting.length,
          conflicting.timeNs,
          conflicting.frame);
    }
    if (half.holeSinceNs < 0) {
      half.holeSinceNs = piece.timeNs;
    }
  }

  /** Whether all that this piece acknowledges was handed on before it. */
  private static boolean mayFollow(TcpConnection connection, HalfConnection half, long needs) {
    HalfConnection peer = connection.peer(half);
    return peer.packets == 0
        || peer.reached(needs)
        || (!peer.hasAcknowledgedHole() && !peer.isWaiting());
  }

  /** Hands on what no longer has to wait, and declares the holes whose time has come. */
  void advance(TcpConnection connection, long nowNs, long frame) {
    if (!isWaiting(connection)) {
      return;
    }
    drain(connection);
    boolean declared;
    do {
      declared = declareDueHole(connection, connection.a, nowNs, frame);
      declared |= declareDueHole(connection, connection.b, nowNs, frame);
      // What a declared hole had held back comes first: that may be no circle any more.
      declared = declared || breakCircle(connection);
      if (declared) {
        drain(connection);
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
   * Two sides without a hole that wait for each other: a retransmission acknowledges the answer to
   * the copy of it that was not captured. No packet will resolve that.
   */
  private boolean breakCircle(TcpConnection connection) {
    if (!connection.a.hasNextWaiting() || !connection.b.hasNextWaiting()) {
      return false;
    }
    handOnFirst(connection, nextToGiveUp(connection));
    return true;
  }

  private boolean declareDueHole(
      TcpConnection connection, HalfConnection half, long nowNs, long frame) {
    if (half.packets == 0) {
      return false;
    }
    if (half.isOverdue(nowNs, options.acknowledgedHoleGraceNs())) {
      long end = half.graceOver;
      if (half.isWaiting()) {
        end = Math.min(end, half.waiting.first().offset);
      }
      output.gap(connection, half, end, GapCause.NOT_CAPTURED, nowNs, frame);
      return true;
    }
    if (!half.isWaiting()) {
      return false;
    }
    boolean hole = half.waiting.first().offset > half.next;
    boolean full =
        half.waiting.waitingBytes() > options.maxWaitingBytes()
            || waitingInAll > options.maxWaitingBytesInAll();
    if (full) {
      statistics.holesGivenUp++;
      giveUp(connection, half, GapCause.BUFFER_LIMIT, nowNs, frame);
      return true;
    }
    if (hole && nowNs - half.holeSinceNs > options.holeTimeoutNs()) {
      giveUp(connection, half, GapCause.NEVER_FILLED, nowNs, frame);
      return true;
    }
    return false;
  }

  /**
   * Goes on with the first waiting piece whatever is missing before it. Where that is in a hole of
   * the other side, the hole is told first: an answer to a request that was not captured must not
   * look like one to no request.
   */
  private void giveUp(
      TcpConnection connection, HalfConnection half, GapCause cause, long nowNs, long frame) {
    Piece first = half.waiting.first();
    HalfConnection peer = connection.peer(half);
    boolean waitsForPeer = first.offset <= half.next && !peer.reached(first.needsPeerOffset);
    if (waitsForPeer && peer.hasAcknowledgedHole()) {
      long end = peer.acknowledged;
      if (peer.isWaiting()) {
        end = Math.min(end, peer.waiting.first().offset);
      }
      output.gap(connection, peer, end, GapCause.NOT_CAPTURED, nowNs, frame);
    } else if (first.offset > half.next) {
      boolean acknowledged = half.acknowledged >= first.offset;
      output.gap(
          connection,
          half,
          first.offset,
          acknowledged ? GapCause.NOT_CAPTURED : cause,
          nowNs,
          frame);
    } else {
      handOnFirst(connection, half);
    }
  }

  private void drain(TcpConnection connection) {
    boolean moved;
    do {
      moved = drain(connection, connection.a);
      moved |= drain(connection, connection.b);
    } while (moved);
  }

  private boolean drain(TcpConnection connection, HalfConnection half) {
    boolean moved = false;
    while (half.isWaiting()
        && half.waiting.first().offset <= half.next
        && mayFollow(connection, half, half.waiting.first().needsPeerOffset)) {
      handOnFirst(connection, half);
      moved = true;
    }
    if (!half.isWaiting() || half.hasNextWaiting()) {
      half.holeSinceNs = TransportView.UNKNOWN;
    } else if (half.holeSinceNs < 0) {
      half.holeSinceNs = half.waiting.first().timeNs;
    }
    if (!half.ended
        && half.finOffset >= 0
        && half.next >= half.finOffset
        && !half.isWaiting()
        && mayFollow(connection, half, half.finNeedsPeerOffset)) {
      output.end(connection, half, EndCause.FIN, half.finNs, half.finFrame);
      moved = true;
    }
    return moved;
  }

  private void handOnFirst(TcpConnection connection, HalfConnection half) {
    int before = half.waiting.waitingBytes();
    Piece piece = half.waiting.removeFirst();
    waitingInAll -= before - half.waiting.waitingBytes();
    if (piece.end() <= half.next) {
      return;
    }
    Piece rest = piece.offset < half.next ? piece.slice(half.next, piece.end()) : piece;
    half.currentInFlight = rest.inFlight;
    half.currentBacklog = rest.backlog;
    half.currentAcknowledgedNs = rest.acknowledgedNs;
    half.currentRecovering = rest.recovering;
    output.data(
        connection,
        half,
        rest.bytes,
        rest.from,
        rest.length,
        rest.missingTailBytes,
        rest.timeNs,
        rest.frame);
  }

  /**
   * The connection is over: hands on all that waits, in the best order left, and ends both sides.
   */
  void finish(TcpConnection connection, EndCause cause, long nowNs, long frame) {
    drain(connection);
    while (connection.a.isWaiting() || connection.b.isWaiting()) {
      giveUp(connection, nextToGiveUp(connection), GapCause.NEVER_FILLED, nowNs, frame);
      drain(connection);
    }
    output.open(connection, connection.a, null, 0, 0);
    finish(connection, connection.half(Direction.CLIENT_TO_SERVER), cause, nowNs, frame);
    finish(connection, connection.half(Direction.SERVER_TO_CLIENT), cause, nowNs, frame);
  }

  /** A side with a hole before the other, the client's first: what it asked frames the answers. */
  private static HalfConnection nextToGiveUp(TcpConnection connection) {
    HalfConnection client = connection.half(Direction.CLIENT_TO_SERVER);
    HalfConnection server = connection.half(Direction.SERVER_TO_CLIENT);
    if (!client.isWaiting()) {
      return server;
    }
    if (!server.isWaiting()) {
      return client;
    }
    boolean clientHole = client.waiting.first().offset > client.next;
    boolean serverHole = server.waiting.first().offset > server.next;
    return serverHole && !clientHole ? server : client;
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
