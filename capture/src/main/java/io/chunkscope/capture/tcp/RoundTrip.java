package io.chunkscope.capture.tcp;

import io.chunkscope.capture.stream.TransportView;

/**
 * Estimates a connection's round-trip time wherever on the path the capture was taken. The
 * handshake tells it whole: from the SYN to the ACK that completes it. Without one, the shortest
 * time from data to its acknowledgement covers one side of the capture point for each direction;
 * their sum is the round trip.
 */
final class RoundTrip {
  private long handshakeNs = TransportView.UNKNOWN;
  private long synNs = TransportView.UNKNOWN;
  private long synAckNs = TransportView.UNKNOWN;
  private boolean synResent;

  /** From data to acknowledgement; null until asked for, which with a sure handshake is never. */
  private Leg fromOpener;

  private Leg fromOther;

  private static final class Leg {
    long awaitedOffset = TransportView.UNKNOWN;
    long sentNs;
    long shortestNs = TransportView.UNKNOWN;

    void sent(long end, long timeNs) {
      if (awaitedOffset < 0) {
        awaitedOffset = end;
        sentNs = timeNs;
      }
    }

    void acknowledged(long offset, long timeNs) {
      if (awaitedOffset >= 0 && offset >= awaitedOffset) {
        long took = timeNs - sentNs;
        if (took >= 0 && (shortestNs < 0 || took < shortestNs)) {
          shortestNs = took;
        }
        awaitedOffset = TransportView.UNKNOWN;
      }
    }

    void resent() {
      awaitedOffset = TransportView.UNKNOWN;
    }
  }

  /** Whether the handshake told all; of a SYN sent twice it is unknown which copy was answered. */
  boolean fromHandshake() {
    return handshakeNs >= 0 && !synResent;
  }

  void syn(long timeNs) {
    if (synAckNs < 0) {
      synResent = synNs >= 0;
      synNs = timeNs;
    }
  }

  void synAck(long timeNs) {
    if (synNs >= 0) {
      synAckNs = timeNs;
    }
  }

  void openersAck(long timeNs) {
    if (synAckNs >= 0 && handshakeNs < 0) {
      handshakeNs = Math.max(0, timeNs - synNs);
    }
  }

  void sent(boolean byOpener, long end, long timeNs) {
    if (byOpener) {
      if (fromOpener == null) {
        fromOpener = new Leg();
      }
      fromOpener.sent(end, timeNs);
    } else {
      if (fromOther == null) {
        fromOther = new Leg();
      }
      fromOther.sent(end, timeNs);
    }
  }

  void resent(boolean byOpener) {
    Leg leg = byOpener ? fromOpener : fromOther;
    if (leg != null) {
      leg.resent();
    }
  }

  void acknowledged(boolean openersBytes, long offset, long timeNs) {
    Leg leg = openersBytes ? fromOpener : fromOther;
    if (leg != null) {
      leg.acknowledged(offset, timeNs);
    }
  }

  /**
   * The part between the capture point and one side; nanoseconds, or {@link TransportView#UNKNOWN}.
   *
   * @param client whether that side is the client, which opened the connection
   * @param opener whether it is the one called opener where no handshake was seen
   */
  long legNs(boolean client, boolean opener) {
    if (handshakeNs >= 0) {
      long serverNs = Math.min(handshakeNs, Math.max(0, synAckNs - synNs));
      return client ? handshakeNs - serverNs : serverNs;
    }
    Leg leg = opener ? fromOther : fromOpener;
    return leg == null ? TransportView.UNKNOWN : leg.shortestNs;
  }

  /** Nanoseconds, or {@link TransportView#UNKNOWN}. */
  long ns() {
    if (fromHandshake()) {
      return handshakeNs;
    }
    long near = fromOpener == null ? TransportView.UNKNOWN : fromOpener.shortestNs;
    long far = fromOther == null ? TransportView.UNKNOWN : fromOther.shortestNs;
    if (handshakeNs >= 0) {
      return near < 0 || far < 0 ? handshakeNs : Math.min(handshakeNs, near + far);
    }
    return near < 0 ? far : near + Math.max(0, far);
  }
}
