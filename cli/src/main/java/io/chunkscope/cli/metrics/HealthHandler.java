package io.chunkscope.cli.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** {@code /healthz}: 200 while the loop goes round, else 503. */
final class HealthHandler implements HttpHandler {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int NO_BODY = -1;

  private final Heartbeat heartbeat;

  HealthHandler(Heartbeat heartbeat) {
    this.heartbeat = heartbeat;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    boolean well = heartbeat.beats();
    String text =
        well
            ? "ok\n"
            : "no packets have been read for "
                + TimeUnit.NANOSECONDS.toSeconds(heartbeat.silenceNs())
                + " s\n";
    byte[] body = text.getBytes(StandardCharsets.US_ASCII);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=us-ascii");
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(well ? OK : UNAVAILABLE, head ? NO_BODY : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
