package io.chunkscope.analyzer.rules.evidence;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

/**
 * Which side ended a connection first, from some frame on: the earliest FIN or RST in the order of
 * the capture's frames (stamps may run backwards).
 *
 * @param side who sent it
 * @param reset true for a RST, false for a FIN
 */
public record FirstClose(Direction side, boolean reset, long timeNs, long frame) {

  /** The first FIN or RST of the connection, or null. */
  public static FirstClose of(ConnectionTrace connection) {
    return after(connection, 0);
  }

  /** The first FIN or RST in {@code frame} or later, or null. */
  public static FirstClose after(ConnectionTrace connection, long frame) {
    TransportView transport = connection.transport();
    FirstClose ofClient = after(transport, Direction.CLIENT_TO_SERVER, frame);
    FirstClose ofServer = after(transport, Direction.SERVER_TO_CLIENT, frame);
    return ofClient == null || (ofServer != null && ofServer.frame < ofClient.frame)
        ? ofServer
        : ofClient;
  }

  private static FirstClose after(TransportView transport, Direction side, long frame) {
    long finFrame = transport.finFrame(side);
    long resetFrame = transport.resetFrame(side);
    boolean fin = finFrame != TransportView.UNKNOWN && finFrame >= frame;
    boolean reset = resetFrame != TransportView.UNKNOWN && resetFrame >= frame;
    if (fin && !(reset && resetFrame < finFrame)) {
      return new FirstClose(side, false, transport.finNs(side), finFrame);
    }
    return reset ? new FirstClose(side, true, transport.resetNs(side), resetFrame) : null;
  }

  public boolean byServer() {
    return side == Direction.SERVER_TO_CLIENT;
  }

  /** {@code FIN} or {@code RST}. */
  public String word() {
    return reset ? "RST" : "FIN";
  }
}
