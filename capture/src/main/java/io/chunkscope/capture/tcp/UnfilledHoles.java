package io.chunkscope.capture.tcp;

import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.GapCause;

/**
 * Decides when a hole is waited for no longer, and what goes on then.
 *
 * <p>A hole becomes a gap when it was acknowledged and stayed open for the grace time (no packet
 * will fill it: the receiver has the bytes, the capture does not), when what waits behind it
 * outgrows its limit, when nobody acknowledged or filled it for long, or when the connection is
 * over.
 */
final class UnfilledHoles {
  private final CaptureOptions options;
  private final WaitingPieces waiting;
  private final StreamOutput output;
  private final TcpStatistics statistics;

  UnfilledHoles(
      CaptureOptions options,
      WaitingPieces waiting,
      StreamOutput output,
      TcpStatistics statistics) {
    this.options = options;
    this.waiting = waiting;
    this.output = output;
    this.statistics = statistics;
  }

  /** Goes on behind a hole of one side if its time has come; returns whether it did. */
  boolean declareDue(TcpConnection connection, HalfConnection half, long nowNs, long frame) {
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
            || waiting.bytesInAll() > options.maxWaitingBytesInAll();
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
   * Two sides without a hole that wait for each other: a retransmission acknowledges the answer to
   * the copy of it that was not captured. No packet will resolve that.
   */
  boolean breakCircle(TcpConnection connection) {
    if (!connection.a.hasNextWaiting() || !connection.b.hasNextWaiting()) {
      return false;
    }
    waiting.handOnFirst(connection, nextToGiveUp(connection));
    return true;
  }

  /** The connection is over: goes on with all that waits, in the best order left. */
  void giveUpAll(TcpConnection connection, long nowNs, long frame) {
    waiting.drain(connection);
    while (connection.a.isWaiting() || connection.b.isWaiting()) {
      giveUp(connection, nextToGiveUp(connection), GapCause.NEVER_FILLED, nowNs, frame);
      waiting.drain(connection);
    }
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
      waiting.handOnFirst(connection, half);
    }
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
}
