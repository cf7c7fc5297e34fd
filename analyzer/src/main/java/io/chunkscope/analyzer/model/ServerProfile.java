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
  private static final long MIN_UNASKED_CLOSES = 3;

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
  private long promises;
  private long unaskedCloses;

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
    if (!promisedToStay(connection)) {
      return;
    }
    promises++;
    if (connection.end() == ConnectionEnd.FIN_BY_SERVER) {
      Response last = connection.lastExchange().response();
      measuredIdleNs = Math.max(measuredIdleNs, connection.serverFinNs() - last.lastNs());
      if (last.status() < 400) {
        unaskedCloses++;
      }
    }
  }

  /**
   * A FIN that ends a body or a tunnel is no idle one; without requests, silence is no idleness.
   */
  private static boolean promisedToStay(ConnectionTrace connection) {
    Exchange last = connection.lastExchange();
    return connection.serverClose() == null
        && connection.clientClose() == null
        && last != null
        && last.request() != null
        && last.response() != null
        && last.response().complete()
        && last.response().framing() != Framing.CLOSE_DELIMITED
        && last.response().framing() != Framing.TUNNEL;
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
    promises += other.promises;
    unaskedCloses += other.unaskedCloses;
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

  /** Connections that it closed behind a framed response, no error, where nobody had said close. */
  public long unaskedCloses() {
    return unaskedCloses;
  }

  /** Whether it seems to close after every response without saying so, and chunks none. */
  public boolean closesAlwaysUnasked() {
    return unaskedCloses >= MIN_UNASKED_CLOSES
        && 2 * unaskedCloses >= promises
        && framing(Framing.CHUNKED) == 0
        && exchangesPerConnection.max() == 1
        && !closesWhenIdle();
  }

  /**
   * Whether it closed unasked after a time that may be called idle; sooner, it has other reasons.
   */
  public boolean closesWhenIdle() {
    return measuredIdleNs >= SHORTEST_IDLE_NS;
  }
}
