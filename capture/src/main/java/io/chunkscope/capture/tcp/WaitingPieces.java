package io.chunkscope.capture.tcp;

import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.TransportView;

/**
 * The payload that waits, of all connections, and in which order it goes on: a side's pieces and
 * then its end by their offsets, and none before what it acknowledges of the other side.
 */
final class WaitingPieces {
  private final StreamOutput output;
  private final TcpStatistics statistics;
  private long bytesInAll;

  WaitingPieces(StreamOutput output, TcpStatistics statistics) {
    this.output = output;
    this.statistics = statistics;
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
}
