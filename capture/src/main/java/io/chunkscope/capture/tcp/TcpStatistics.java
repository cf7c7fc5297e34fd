package io.chunkscope.capture.tcp;

/** What the reassembler saw and what its limits cost; every counter only grows. */
public final class TcpStatistics {
  long segments;
  long connections;
  long evictedConnections;
  long forgottenConnections;
  long holesGivenUp;
  long lateSegments;
  long implausibleSegments;
  int mostWaitingBytes;

  /** TCP segments taken in. */
  public long segments() {
    return segments;
  }

  /** Connections begun: one more than the highest id. */
  public long connections() {
    return connections;
  }

  /** Open connections dropped to stay within the limit. */
  public long evictedConnections() {
    return evictedConnections;
  }

  /** Ended connections forgotten: a late packet of theirs would count as a new connection. */
  public long forgottenConnections() {
    return forgottenConnections;
  }

  /** Holes given up because what waited behind them outgrew its limit. */
  public long holesGivenUp() {
    return holesGivenUp;
  }

  /** Segments of connections that were already over. */
  public long lateSegments() {
    return lateSegments;
  }

  /** Segments whose numbers cannot belong to their connection; not taken into its stream. */
  public long implausibleSegments() {
    return implausibleSegments;
  }

  /** Most bytes that ever waited behind holes at one time. */
  public int mostWaitingBytes() {
    return mostWaitingBytes;
  }
}
