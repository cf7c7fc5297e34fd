package io.chunkscope.compare.leg;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.Endpoint;

/**
 * What is known of a connection: made when its first exchange is final, completed when it is over.
 */
public final class ConnectionFacts {
  /** Stands for the time of what was not captured. */
  public static final long NOT_SEEN = -1;

  private final int capture;
  private final long id;
  private final Endpoint client;
  private final Endpoint server;
  private final long openedNs;
  private long rttNs;
  private int exchanges;
  private ConnectionEnd end = ConnectionEnd.CAPTURE_END;
  private boolean gaps;
  private long closedNs = Long.MIN_VALUE;
  private long leftNs = NOT_SEEN;

  /**
   * @param capture which capture of the comparison, 0-based
   * @param openedNs when its first SYN was sent, by its capture's clock; {@link #NOT_SEEN} if the
   *     capture lacks that
   */
  public ConnectionFacts(int capture, long id, Endpoint client, Endpoint server, long openedNs) {
    this.capture = capture;
    this.id = id;
    this.client = client;
    this.server = server;
    this.openedNs = openedNs;
  }

  void over(ConnectionTrace trace) {
    rttNs = Math.max(0, trace.transport().rttNs());
    ended(trace.end() == null ? ConnectionEnd.CAPTURE_END : trace.end());
    closed(firstFinNs(trace));
    left(leftNs(trace), trace.exchanges());
    gaps =
        trace.missingBytes(Direction.CLIENT_TO_SERVER) > 0
            || trace.missingBytes(Direction.SERVER_TO_CLIENT) > 0;
  }

  void closed(long ns) {
    closedNs = ns;
  }

  void ended(ConnectionEnd how) {
    end = how;
  }

  /** The client closed it, at that time, after so many exchanges. */
  void left(long ns, int all) {
    leftNs = ns;
    exchanges = all;
  }

  private static long leftNs(ConnectionTrace trace) {
    long finNs = trace.clientFinNs();
    return finNs >= 0
        ? finNs
        : Math.max(NOT_SEEN, trace.transport().resetNs(Direction.CLIENT_TO_SERVER));
  }

  private static long firstFinNs(ConnectionTrace trace) {
    long client = trace.clientFinNs();
    long server = trace.serverFinNs();
    if (client < 0 && server < 0) {
      return trace.observedUntilNs();
    }
    return client < 0 || server < 0 ? Math.max(client, server) : Math.min(client, server);
  }

  /** Which capture of the comparison, 0-based. */
  public int capture() {
    return capture;
  }

  /** Wireshark's {@code tcp.stream}. */
  public long id() {
    return id;
  }

  public Endpoint client() {
    return client;
  }

  public Endpoint server() {
    return server;
  }

  /** When its first SYN was sent, by its capture's clock, or {@link #NOT_SEEN}. */
  public long openedNs() {
    return openedNs;
  }

  /** The round trip, nanoseconds; 0 where it is not known. */
  public long rttNs() {
    return rttNs;
  }

  /** Exchanges that it carried. */
  public int exchanges() {
    return exchanges;
  }

  public ConnectionEnd end() {
    return end;
  }

  /**
   * When one side closed it first, or it ended otherwise, or its capture did, by the capture's
   * clock; {@link Long#MIN_VALUE} before it is over.
   */
  public long closedNs() {
    return closedNs;
  }

  /** When the client sent its FIN or RST, by the capture's clock, or {@link #NOT_SEEN}. */
  public long leftNs() {
    return leftNs;
  }

  /** Whether the capture lacks bytes of it. */
  public boolean gaps() {
    return gaps;
  }
}
