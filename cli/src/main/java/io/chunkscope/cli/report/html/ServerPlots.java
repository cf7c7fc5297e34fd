package io.chunkscope.cli.report.html;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Protocol;
import io.chunkscope.capture.stream.Endpoint;
import java.util.HashMap;
import java.util.Map;

/**
 * How long servers let their clients wait, how often connections were used and how long they lay
 * idle, over all exchanges, shown or not. Durations in microseconds.
 */
final class ServerPlots {

  /** One server's. */
  static final class Plots {
    final LogHistogram waitUs = new LogHistogram();
    final LogHistogram exchanges = new LogHistogram();
    final LogHistogram idleUs = new LogHistogram();
  }

  private static final long NS_PER_US = 1_000;

  private final int maxServers;
  private final Map<Endpoint, Plots> servers = new HashMap<>();
  private final Plots all = new Plots();
  private Endpoint lastServer;
  private Plots last;

  ServerPlots(int maxServers) {
    this.maxServers = maxServers;
  }

  void add(Exchange exchange) {
    Plots server = of(exchange.connection().info().server());
    long waitNs = exchange.waitNs();
    if (waitNs >= 0) {
      all.waitUs.add(waitNs / NS_PER_US);
      server.waitUs.add(waitNs / NS_PER_US);
    }
    long idleNs = exchange.request() == null ? -1 : exchange.request().idleBeforeNs();
    if (idleNs >= 0) {
      all.idleUs.add(idleNs / NS_PER_US);
      server.idleUs.add(idleNs / NS_PER_US);
    }
  }

  void add(ConnectionTrace connection) {
    if (connection.protocol() == Protocol.HTTP_1 && connection.exchanges() > 0) {
      all.exchanges.add(connection.exchanges());
      of(connection.info().server()).exchanges.add(connection.exchanges());
    }
  }

  /** Servers beyond the limit share one that is never asked for. */
  private Plots of(Endpoint server) {
    if (server.equals(lastServer)) {
      return last;
    }
    Plots plots = servers.get(server);
    if (plots == null) {
      plots = new Plots();
      if (servers.size() < maxServers) {
        servers.put(server, plots);
      }
    }
    lastServer = server;
    last = plots;
    return plots;
  }

  Plots all() {
    return all;
  }

  /** The server's, or null for one beyond the limit. */
  Plots server(Endpoint server) {
    return servers.get(server);
  }
}
