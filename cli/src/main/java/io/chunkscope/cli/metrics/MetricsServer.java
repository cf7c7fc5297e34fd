package io.chunkscope.cli.metrics;

import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves {@code /metrics} and {@code /healthz}. */
public final class MetricsServer implements Closeable {
  private static final int THREADS = 2;

  private final HttpServer server;
  private final ExecutorService threads;

  private MetricsServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Begins to serve.
   *
   * @throws IOException when the address cannot be had; the message names it
   */
  public static MetricsServer open(MetricsAddress address, LiveMetrics metrics, Heartbeat heartbeat)
      throws IOException {
    // Whoever sends a request slowly, or does not read the answer, must not keep a thread; seconds.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.maxRspTime", "30");
    InetSocketAddress socket = new InetSocketAddress(address.host(), address.port());
    if (socket.isUnresolved()) {
      throw new IOException("cannot serve metrics: no address is known of " + address.host());
    }
    HttpServer server;
    try {
      server = HttpServer.create(socket, 0);
    } catch (IOException e) {
      throw new IOException(
          "cannot serve metrics on " + address + ": " + e.getMessage() + "; name another port", e);
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "metrics");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/metrics", new MetricsHandler(metrics.registry()));
    server.createContext("/healthz", new HealthHandler(heartbeat));
    server.start();
    return new MetricsServer(server, threads);
  }

  /** Where it is served; tells the port if any was asked for. */
  public MetricsAddress address() {
    InetSocketAddress bound = server.getAddress();
    return new MetricsAddress(bound.getAddress().getHostAddress(), bound.getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
