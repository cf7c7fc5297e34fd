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
    FirstClose first = null;
    for (Direction side : Direction.values()) {
      first =
          earlier(
              first,
              new FirstClose(side, false, transport.finNs(side), transport.finFrame(side)),
              frame);
      first =
          earlier(
              first,
              new FirstClose(side, true, transport.resetNs(side), transport.resetFrame(side)),
              frame);
    }
    return first;
  }

  private static FirstClose earlier(FirstClose best, FirstClose candidate, long fromFrame) {
    boolean counts = candidate.timeNs >= 0 && candidate.frame >= fromFrame;
    return counts && (best == null || candidate.frame < best.frame) ? candidate : best;
  }

  public boolean byServer() {
    return side == Direction.SERVER_TO_CLIENT;
  }

  /** {@code FIN} or {@code RST}. */
  public String word() {
    return reset ? "RST" : "FIN";
  }
}
