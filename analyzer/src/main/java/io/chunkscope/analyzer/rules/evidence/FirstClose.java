package io.chunkscope.analyzer.rules.evidence;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

/**
 * Which side ended a connection first, from some frame on: the earliest FIN or RST in the order of
 * the capture's frames (stamps may run backwards), but a FIN that acknowledges the other side's was
 * sent after it. A FIN that the capture lacks counts where it was acknowledged: it was sent before
 * that.
 *
 * @param side who sent it
 * @param reset true for a RST, false for a FIN
 * @param seen false for a FIN of which only the acknowledgement was captured
 */
public record FirstClose(Direction side, boolean reset, boolean seen, long timeNs, long frame) {

  /** The first FIN or RST of the connection, or null. */
  public static FirstClose of(ConnectionTrace connection) {
    return after(connection, 0);
  }

  /** The first FIN or RST in {@code frame} or later, or null. */
  public static FirstClose after(ConnectionTrace connection, long frame) {
    TransportView transport = connection.transport();
    FirstClose first =
        earlier(
            after(transport, Direction.CLIENT_TO_SERVER, frame),
            after(transport, Direction.SERVER_TO_CLIENT, frame));
    if (first != null && !first.reset && transport.finAnswers(first.side)) {
      FirstClose answered = finAfter(transport, first.side.opposite(), frame);
      return answered == null ? first : answered;
    }
    return first;
  }

  /** What followed this: a FIN or RST of the other side, or a RST of the same side; or null. */
  public FirstClose next(ConnectionTrace connection) {
    TransportView transport = connection.transport();
    long from = seen ? frame + 1 : frame;
    boolean answered = !reset && transport.finAnswers(side.opposite());
    FirstClose others =
        earlier(
            finAfter(transport, side.opposite(), answered ? 0 : from),
            resetAfter(transport, side.opposite(), from));
    return earlier(others, resetAfter(transport, side, frame + 1));
  }

  /** Whether that request was sent after this, by its frame and by its stamp. */
  public boolean precedes(Request request) {
    return request.firstFrame() > frame && request.firstNs() >= timeNs;
  }

  private static FirstClose earlier(FirstClose one, FirstClose other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    // What acknowledges a FIN was sent after it.
    boolean otherFirst =
        other.frame < one.frame || (other.frame == one.frame && one.seen && !other.seen);
    return otherFirst ? other : one;
  }

  private static FirstClose after(TransportView transport, Direction side, long frame) {
    return earlier(finAfter(transport, side, frame), resetAfter(transport, side, frame));
  }

  private static FirstClose finAfter(TransportView transport, Direction side, long frame) {
    long finFrame = transport.finFrame(side);
    if (finFrame != TransportView.UNKNOWN) {
      return finFrame < frame
          ? null
          : new FirstClose(side, false, true, transport.finNs(side), finFrame);
    }
    long unseenFrame = transport.unseenFinFrame(side);
    return unseenFrame == TransportView.UNKNOWN || unseenFrame < frame
        ? null
        : new FirstClose(side, false, false, transport.unseenFinNs(side), unseenFrame);
  }

  private static FirstClose resetAfter(TransportView transport, Direction side, long frame) {
    long resetFrame = transport.resetFrame(side);
    return resetFrame == TransportView.UNKNOWN || resetFrame < frame
        ? null
        : new FirstClose(side, true, true, transport.resetNs(side), resetFrame);
  }

  public boolean byServer() {
    return side == Direction.SERVER_TO_CLIENT;
  }

  /** {@code FIN} or {@code RST}. */
  public String word() {
    return reset ? "RST" : seen ? "FIN" : "FIN (not captured, acknowledged)";
  }
}
