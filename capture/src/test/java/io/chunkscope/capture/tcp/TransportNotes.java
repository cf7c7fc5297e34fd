package io.chunkscope.capture.tcp;

import io.chunkscope.capture.stream.TransportView;

/** Notes of what TCP tells while data is delivered; times are since the first packet. */
final class TransportNotes {
  static final Trace.Note FLIGHT =
      (transport, direction) ->
          "inFlight=%s acknowledged=%s recovering=%s"
              .formatted(
                  transport.inFlight(direction),
                  since(transport.acknowledgedNs(direction)),
                  transport.recovering(direction));
  static final Trace.Note ROUND_TRIP = (transport, direction) -> "rtt=" + millis(transport.rttNs());
  static final Trace.Note WINDOW =
      (transport, direction) ->
          "shut=%s opened=%s"
              .formatted(
                  transport.windowShut(direction), since(transport.windowOpenedNs(direction)));

  static String since(long ns) {
    return ns == TransportView.UNKNOWN ? "?" : millis(ns - Script.START_NS);
  }

  static String millis(long ns) {
    return ns == TransportView.UNKNOWN ? "?" : ns / 1_000_000 + "ms";
  }

  private TransportNotes() {}
}
