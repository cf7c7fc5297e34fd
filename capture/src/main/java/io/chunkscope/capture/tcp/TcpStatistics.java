package io.chunkscope.capture.tcp;

/** What the reassembler saw and what its limits cost; counters only grow. */
public final class TcpStatistics {
  long segments;
  long connections;
  int openConnections;
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

  /** Connections that are open now; the only figure that also falls. */
  public int openConnections() {
    return openConnections;
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
