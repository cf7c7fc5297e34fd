package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

/** From when on waiting is somebody's fault, and how sure a capture can be whose. */
final class Lateness {
  private static final long FLOOR_NS = 200_000_000L;
  private static final int ROUND_TRIPS = 4;
  private static final long FLIGHT_FLOOR_NS = 20_000_000L;
  private static final int FLIGHT_ROUND_TRIPS = 2;
  private static final long BESIDE_NS = 1_000_000L;

  private Lateness() {}

  /** A longer wait than this is worth a finding, nanoseconds. */
  static long limitNs(TransportView tcp) {
    return Math.max(FLOOR_NS, ROUND_TRIPS * tcp.rttNs());
  }

  /**
   * How much later a segment may come because it was lost before it was captured, and sent again
   * when the sender's timer ran out: nothing beside the server, nanoseconds.
   */
  static long unseenLossNs(TransportView tcp) {
    return seenBesideServer(tcp) ? 0 : FLOOR_NS + 2 * Math.max(0, tcp.rttNs());
  }

  /** What is sent at one go has arrived after that long, nanoseconds. */
  static long flightNs(TransportView tcp) {
    return Math.max(FLIGHT_FLOOR_NS, FLIGHT_ROUND_TRIPS * tcp.rttNs());
  }

  /**
   * Whether the capture was taken so near the server that it holds all that the server sent. At
   * other places a segment may have been lost before it was captured, and look late when it was
   * sent again.
   */
  static boolean seenBesideServer(TransportView tcp) {
    long legNs = tcp.senderRttNs(Direction.SERVER_TO_CLIENT);
    return legNs >= 0 && legNs <= Math.max(BESIDE_NS, tcp.rttNs() / 8);
  }
}
