package io.chunkscope.capture.tcp;

import io.chunkscope.capture.stream.ConnectionHandler;
import io.chunkscope.capture.stream.ConnectionHandler.SenderHint;
import io.chunkscope.capture.stream.ConnectionInfo;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.GapCause;

/**
 * Tells the handler what became of a connection's streams, and moves each side's position along.
 * The handler hears of a connection with its first byte, gap or end: by then it is known who is the
 * client.
 */
final class StreamOutput {
  private final ConnectionHandler handler;
  private final Endpoints endpoints = new Endpoints();

  StreamOutput(ConnectionHandler handler) {
    this.handler = handler;
  }

  /** Whether bytes of that side are still wanted. */
  boolean wanted(TcpConnection connection, HalfConnection half) {
    return connection.handler == null || connection.handler.wantsData(connection.direction(half));
  }

  /** The same bytes came again with other content. */
  void conflict(
      TcpConnection connection,
      HalfConnection half,
      long offset,
      int length,
      long timeNs,
      long frame) {
    if (connection.handler != null) {
      connection.handler.onConflict(connection.direction(half), offset, length, timeNs, frame);
    }
  }

  /** The bytes up to {@code end} are not in the capture. */
  void gap(
      TcpConnection connection,
      HalfConnection half,
      long end,
      GapCause cause,
      long nowNs,
      long frame) {
    open(connection, half, null, 0, 0);
    if (cause == GapCause.NOT_CAPTURED && connection.drops != null) {
      connection.drops.noteHole(half.holeKnownNs(nowNs));
    }
    long start = half.next;
    half.next = end;
    if (wanted(connection, half)) {
      connection.handler.onGap(connection.direction(half), start, end - start, cause, nowNs, frame);
    }
  }

  /** The next bytes of that side, and how many more of their segment the snap length cut off. */
  void data(
      TcpConnection connection,
      HalfConnection half,
      byte[] bytes,
      int from,
      int length,
      int missingTailBytes,
      long timeNs,
      long frame) {
    open(connection, half, bytes, from, length);
    long start = half.next;
    Direction direction = connection.direction(half);
    half.next = start + length + missingTailBytes;
    if (length > 0 && connection.handler.wantsData(direction)) {
      connection.handler.onData(direction, start, bytes, from, length, timeNs, frame);
    }
    if (missingTailBytes > 0 && connection.handler.wantsData(direction)) {
      connection.handler.onGap(
          direction, start + length, missingTailBytes, GapCause.SNAPLEN, timeNs, frame);
    }
  }

  /** Nothing more of that side will come. */
  void end(TcpConnection connection, HalfConnection half, EndCause cause, long timeNs, long frame) {
    open(connection, half, null, 0, 0);
    half.ended = true;
    connection.handler.onEnd(connection.direction(half), cause, timeNs, frame);
  }

  /** Settles who is the client, from a first payload where no SYN told. */
  void open(TcpConnection connection, HalfConnection half, byte[] bytes, int from, int length) {
    if (connection.handler != null) {
      return;
    }
    boolean fromA = half == connection.a;
    boolean calledSpeaksFirst = connection.rolesKnown && fromA != connection.aIsClient;
    if (calledSpeaksFirst
        && bytes != null
        && handler.whoSends(bytes, from, length) == SenderHint.CLIENT) {
      connection.aIsClient = fromA;
      connection.rolesCertain = false;
    }
    if (!connection.rolesKnown) {
      SenderHint hint = bytes == null ? SenderHint.UNKNOWN : handler.whoSends(bytes, from, length);
      connection.aIsClient =
          switch (hint) {
            case CLIENT -> fromA;
            case SERVER -> !fromA;
            case UNKNOWN -> connection.portOfA() >= connection.portOfB();
          };
      connection.rolesKnown = true;
    }
    ConnectionInfo info =
        new ConnectionInfo(
            connection.id,
            connection.client(endpoints),
            connection.server(endpoints),
            connection.rolesCertain,
            connection.firstNs,
            connection.firstFrame);
    connection.handler = handler.onOpen(info, connection);
  }
}
