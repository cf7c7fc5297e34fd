package io.chunkscope.capture.tcp;

import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.TransportView;

/**
 * The payload that waits, of all connections, and in which order it goes on: a side's pieces and
 * then its end by their offsets, and none before what it acknowledges of the other side.
 */
final class WaitingPieces {
  /** Of the memory for what waits, one part in so many is kept for what will wait. */
  private static final int KEPT_SHARE = 4;

  private final StreamOutput output;
  private final TcpStatistics statistics;
  private final PieceBuffers buffers;
  private long bytesInAll;

  WaitingPieces(CaptureOptions options, StreamOutput output, TcpStatistics statistics) {
    this.output = output;
    this.statistics = statistics;
    this.buffers = new PieceBuffers(options.maxWaitingBytesInAll() / KEPT_SHARE);
  }

  /** A part of a segment's payload, for a piece. */
  byte[] copy(TcpSegment segment, int from, int length) {
    byte[] bytes = buffers.take(length);
    System.arraycopy(segment.buffer(), segment.payloadOffset() + from, bytes, 0, length);
    return bytes;
  }

  /** Memory held by all of it, in bytes. */
  long bytesInAll() {
    return bytesInAll;
  }

  /** Payload that has to wait. */
  void add(TcpConnection connection, HalfConnection half, Piece piece, boolean conflictTold) {
    if (half.waiting == null) {
      half.waiting = new OutOfOrderQueue();
    }
    int before = half.waiting.waitingBytes();
    half.waiting.add(piece);
    bytesInAll += half.waiting.waitingBytes() - before;
    statistics.mostWaitingBytes =
        (int) Math.max(statistics.mostWaitingBytes, Math.min(bytesInAll, Integer.MAX_VALUE));
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
  static boolean mayFollow(TcpConnection connection, HalfConnection half, long needs) {
    HalfConnection peer = connection.peer(half);
    return peer.packets == 0
        || peer.reached(needs)
        || (!peer.hasAcknowledgedHole() && !peer.isWaiting());
  }

  /** Hands on what no longer has to wait. */
  void drain(TcpConnection connection) {
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

  /** Hands on the first piece that waits, whatever is missing before it. */
  void handOnFirst(TcpConnection connection, HalfConnection half) {
    int before = half.waiting.waitingBytes();
    Piece piece = half.waiting.removeFirst();
    bytesInAll -= before - half.waiting.waitingBytes();
    if (piece.end() > half.next) {
      handOn(connection, half, piece);
    }
    buffers.give(piece.bytes, piece.arrayBytes);
  }

  private void handOn(TcpConnection connection, HalfConnection half, Piece piece) {
    long from = Math.max(piece.offset, half.next);
    int skip = (int) Math.min(piece.length, from - piece.offset);
    int length = piece.length - skip;
    half.currentInFlight = piece.inFlight;
    half.currentBacklog = piece.backlog;
    half.currentAcknowledgedNs = piece.acknowledgedNs;
    half.currentRecovering = piece.recovering;
    output.data(
        connection,
        half,
        piece.bytes,
        skip,
        length,
        (int) (piece.end() - from) - length,
        piece.timeNs,
        piece.frame);
  }
}
