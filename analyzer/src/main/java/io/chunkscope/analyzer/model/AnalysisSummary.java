package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.capture.stream.Endpoint;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Totals over everything analysed, and one profile a server. Servers beyond the limit are counted,
 * not profiled.
 */
public final class AnalysisSummary {
  private final int maxServers;
  private final Map<Endpoint, ServerProfile> servers = new LinkedHashMap<>();
  private final long[] framing = new long[Framing.values().length];
  private final long[] protocols = new long[Protocol.values().length];
  private long connections;
  private long exchanges;
  private long responses;
  private long serversOmitted;

  public AnalysisSummary(int maxServers) {
    this.maxServers = maxServers;
  }

  public void add(Exchange exchange) {
    exchanges++;
    if (exchange.response() != null) {
      responses++;
      framing[exchange.response().framing().ordinal()]++;
    }
    ServerProfile profile = profile(exchange.connection());
    if (profile != null) {
      profile.add(exchange);
    }
  }

  public void add(ConnectionTrace connection) {
    connections++;
    protocols[connection.protocol().ordinal()]++;
    if (connection.protocol() != Protocol.HTTP_1) {
      return;
    }
    ServerProfile profile = profile(connection);
    if (profile != null) {
      profile.add(connection);
    } else {
      serversOmitted++;
    }
  }

  /** Adds what another analysis counted, such as that of the next capture of a series. */
  public void add(AnalysisSummary other) {
    connections += other.connections;
    exchanges += other.exchanges;
    responses += other.responses;
    serversOmitted += other.serversOmitted;
    for (int i = 0; i < framing.length; i++) {
      framing[i] += other.framing[i];
    }
    for (int i = 0; i < protocols.length; i++) {
      protocols[i] += other.protocols[i];
    }
    for (ServerProfile theirs : other.servers()) {
      ServerProfile ours = profile(theirs.server());
      if (ours != null) {
        ours.add(theirs);
      } else {
        serversOmitted += theirs.connections();
      }
    }
  }

  private ServerProfile profile(ConnectionTrace connection) {
    if (connection.profile == null) {
      connection.profile = profile(connection.info().server());
    }
    return connection.profile;
  }

  private ServerProfile profile(Endpoint server) {
    ServerProfile profile = servers.get(server);
    if (profile == null && servers.size() < maxServers) {
      profile = new ServerProfile(server);
      servers.put(server, profile);
    }
    return profile;
  }

  /** TCP connections of any protocol. */
  public long connections() {
    return connections;
  }

  public long connections(Protocol protocol) {
    return protocols[protocol.ordinal()];
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

  /** Profiles in the order of each server's first exchange. */
  public Collection<ServerProfile> servers() {
    return servers.values();
  }

  /** HTTP connections to servers beyond the limit, which have no profile. */
  public long connectionsOfServersOmitted() {
    return serversOmitted;
  }
}
