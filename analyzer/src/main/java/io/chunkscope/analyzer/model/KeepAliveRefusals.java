package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.framing.Framing;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers of a server that say close, or are HTTP/1.0 without keep-alive, to an HTTP/1.1 client
 * that asked for persistence, and what they cost. Without errors, answers to HEAD, and connections
 * begun before the capture. Fixed size.
 */
public final class KeepAliveRefusals {
  /** Clients whose connections are followed; the price that those beyond pay is not known. */
  private static final int MAX_CLIENTS = 256;

  private long count;
  private long sized;
  private long connections;
  private long extraHandshakes;
  private long extraHandshakeNs;
  private long lastConnection = HttpMessage.UNKNOWN;
  private Map<String, ReleasedConnections> released;
  private Exchange example;

  void add(Exchange exchange) {
    count++;
    Response response = exchange.response();
    ConnectionTrace connection = exchange.connection();
    if (connection.id() != lastConnection) {
      lastConnection = connection.id();
      connections++;
      price(connection, response);
    }
    if (response.framing() == Framing.CONTENT_LENGTH) {
      sized++;
    }
    if (example == null) {
      example = exchange;
    }
  }

  /** A connection opened while its client could have had an earlier one again is extra. */
  private void price(ConnectionTrace connection, Response response) {
    if (released == null) {
      released = new LinkedHashMap<>();
    }
    String client = connection.info().client().address();
    ReleasedConnections ofClient = released.get(client);
    if (ofClient == null && released.size() < MAX_CLIENTS) {
      ofClient = new ReleasedConnections();
      released.put(client, ofClient);
    }
    if (ofClient == null) {
      return;
    }
    if (!connection.midstream() && ofClient.take(connection.info().firstTimeNs())) {
      extraHandshakes++;
      extraHandshakeNs += Math.max(0, connection.transport().rttNs());
    }
    ofClient.add(response.lastNs());
  }

  void add(KeepAliveRefusals other) {
    count += other.count;
    sized += other.sized;
    connections += other.connections;
    extraHandshakes += other.extraHandshakes;
    extraHandshakeNs += other.extraHandshakeNs;
    example = example == null ? other.example : example;
  }

  public long count() {
    return count;
  }

  /** Of those, answers with a Content-Length. */
  public long sized() {
    return sized;
  }

  /** Connections with such an answer. */
  public long connections() {
    return connections;
  }

  /** Connections that a client opened although it could have had an earlier one again. */
  public long extraHandshakes() {
    return extraHandshakes;
  }

  /** Round trips of those handshakes together, nanoseconds. */
  public long extraHandshakeNs() {
    return extraHandshakeNs;
  }

  /** One of them, or null. */
  public Exchange example() {
    return example;
  }
}
