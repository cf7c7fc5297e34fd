package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.Endpoint;

/** What one server (address and port) did over all its connections; fixed size. */
public final class ServerProfile {

  /** How a connection came to its end, seen from the server's table. */
  public enum Closer {
    CLIENT,
    SERVER,
    RESET,
    OPEN
  }

  private static final long SHORTEST_IDLE_NS = 1_000_000_000L;

  private final Endpoint server;
  private final long[] framing = new long[Framing.values().length];
  private final long[] closedBy = new long[Closer.values().length];
  private final Distribution exchangesPerConnection = new Distribution();
  private final Distribution waitNs = new Distribution();
  private final ServerHabits habits = new ServerHabits();
  private String software;
  private long connections;
  private long exchanges;
  private long responses;
  private long advertisedTimeoutS = HttpMessage.UNKNOWN;
  private long measuredIdleNs = HttpMessage.UNKNOWN;

  ServerProfile(Endpoint server) {
    this.server = server;
  }

  void add(Exchange exchange) {
    exchanges++;
    Response response = exchange.response();
    if (response == null) {
      return;
    }
    responses++;
    framing[response.framing().ordinal()]++;
    habits.add(exchange);
    if (software == null) {
      software = response.fields().first(FieldName.SERVER);
    }
    long wait = exchange.waitNs();
    if (wait >= 0) {
      waitNs.add(wait);
    }
    if (advertisedTimeoutS < 0) {
      advertisedTimeoutS = KeepAliveField.timeoutS(response.fields().first(FieldName.KEEP_ALIVE));
    }
  }

  void add(ConnectionTrace connection) {
    connections++;
    exchangesPerConnection.add(connection.exchanges());
    closedBy[closer(connection.end()).ordinal()]++;
    Exchange last = connection.lastExchange();
    // A FIN that ends a body is no idle one; without requests, silence is no idleness.
    boolean idleClose =
        connection.end() == ConnectionEnd.FIN_BY_SERVER
            && connection.serverClose() == null
            && connection.clientClose() == null;
    if (idleClose
        && last != null
        && last.request() != null
        && last.response() != null
        && last.response().complete()
        && last.response().framing() != Framing.CLOSE_DELIMITED) {
      long idle = connection.serverFinNs() - last.response().lastNs();
      measuredIdleNs = Math.max(measuredIdleNs, idle);
    }
  }

  void add(ServerProfile other) {
    connections += other.connections;
    exchanges += other.exchanges;
    responses += other.responses;
    for (int i = 0; i < framing.length; i++) {
      framing[i] += other.framing[i];
    }
    for (int i = 0; i < closedBy.length; i++) {
      closedBy[i] += other.closedBy[i];
    }
    exchangesPerConnection.add(other.exchangesPerConnection);
    waitNs.add(other.waitNs);
    habits.add(other.habits);
    if (software == null) {
      software = other.software;
    }
    if (advertisedTimeoutS < 0) {
      advertisedTimeoutS = other.advertisedTimeoutS;
    }
    measuredIdleNs = Math.max(measuredIdleNs, other.measuredIdleNs);
  }

  private static Closer closer(ConnectionEnd end) {
    return switch (end) {
      case FIN_BY_CLIENT -> Closer.CLIENT;
      case FIN_BY_SERVER -> Closer.SERVER;
      case RESET_BY_CLIENT, RESET_BY_SERVER -> Closer.RESET;
      case REUSED, EVICTED, CAPTURE_END -> Closer.OPEN;
    };
  }

  public Endpoint server() {
    return server;
  }

  /** The first Server field seen, or null. */
  public String software() {
    return software;
  }

  public long connections() {
    return connections;
  }

  public long exchanges() {
    return exchanges;
  }

  /** Final responses. */
  public long responses() {
    return responses;
  }

  /** Final responses with that framing. */
  public long framing(Framing kind) {
    return framing[kind.ordinal()];
  }

  /** Connections closed that way. */
  public long closedBy(Closer closer) {
    return closedBy[closer.ordinal()];
  }

  public Distribution exchangesPerConnection() {
    return exchangesPerConnection;
  }

  /** Waits (time to first byte), nanoseconds. */
  public Distribution waitNs() {
    return waitNs;
  }

  /** How it frames and whether it keeps connections. */
  public ServerHabits habits() {
    return habits;
  }

  /** Keep-Alive's timeout as first promised, seconds, or {@link HttpMessage#UNKNOWN}. */
  public long advertisedTimeoutS() {
    return advertisedTimeoutS;
  }

  /**
   * Longest idle time after which the server closed a connection that nobody had asked to close,
   * nanoseconds, or {@link HttpMessage#UNKNOWN}.
   */
  public long measuredIdleNs() {
    return measuredIdleNs;
  }

  /**
   * Whether it closed unasked after a time that may be called idle; sooner, it has other reasons.
   */
  public boolean closesWhenIdle() {
    return measuredIdleNs >= SHORTEST_IDLE_NS;
  }
}
