package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.rules.RuleCatalogue;
import io.chunkscope.cli.metrics.Heartbeat;
import io.chunkscope.cli.metrics.LiveMetrics;
import io.chunkscope.cli.metrics.MetricsAddress;
import io.chunkscope.cli.metrics.MetricsServer;
import io.chunkscope.verify.CaptureRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus gets over HTTP from a capture that goes on. */
@Timeout(60)
class MetricsPartTest {
  private static final MetricsAddress ANY_PORT = new MetricsAddress("127.0.0.1", 0);
  private static final int ROUNDS = 60;
  private static final Pattern NAME = Pattern.compile("chunkscope_[a-z_]+");
  private static final Pattern RULE = Pattern.compile("rule(?:=~?)\\\\?\"([a-z0-9|-]+)\\\\?\"");

  private static HttpResponse<String> get(MetricsAddress address, String path, String accept) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + path))
            .header("Accept", accept)
            .build();
    try {
      return HttpClient.newHttpClient()
          .send(request, BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String metrics(MetricsAddress address) {
    HttpResponse<String> response = get(address, "/metrics", "text/plain");
    assertEquals(200, response.statusCode());
    return response.body();
  }

  private static TestCapture capture() {
    TestCapture capture = new TestCapture().streamedUnframed("/a").framed("/b").framed("/c");
    return capture.open(80).client("GET /d HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  /** What is served when all packets have been read and the capture still goes on. */
  private static String scrape(TestCapture capture, int maxServers) throws IOException {
    AtomicReference<FakeFeed> self = new AtomicReference<>();
    FakeFeed feed =
        new FakeFeed(
            capture.bytes(),
            round -> {
              if (round > ROUNDS && self.get().allRead()) {
                self.get().stop();
              }
            });
    self.set(feed);
    feed.dropped = 3;
    LiveSession session = new LiveSession(feed, new ByteArrayOutputStream(), false);
    AtomicReference<String> scraped = new AtomicReference<>();
    try (MetricsPart metrics = new MetricsPart(ANY_PORT, maxServers, feed, session.output())) {
      LivePart scraper =
          new LivePart() {
            @Override
            public void onRound(CaptureRun run, long nowNs) {
              if (feed.exhausted()) {
                return;
              }
              if (feed.allRead()) {
                scraped.set(metrics(metrics.address()));
                assertEquals(200, get(metrics.address(), "/healthz", "*/*").statusCode());
              }
            }
          };
      session.run(metrics, scraper);
    }
    return scraped.get();
  }

  private static void holds(String text, String line) {
    assertTrue(text.lines().anyMatch(line::equals), () -> line + " is not in\n" + text);
  }

  @Test
  void countsExchangesFindingsWaitsAndTheCaptureItself() throws IOException {
    String text = scrape(capture(), 50);
    String server = "server=\"192.0.2.3:80\"";
    holds(text, "chunkscope_exchanges_total{framing=\"close-delimited\"," + server + "} 1.0");
    holds(text, "chunkscope_exchanges_total{framing=\"content-length\"," + server + "} 2.0");
    holds(
        text,
        "chunkscope_findings_total{rule=\"streamed-unframed\","
            + server
            + ",severity=\"error\"} 1.0");
    holds(text, "chunkscope_response_wait_seconds_count{" + server + "} 3");
    holds(text, "chunkscope_response_wait_seconds_bucket{" + server + ",le=\"0.01\"} 0");
    holds(text, "chunkscope_response_wait_seconds_bucket{" + server + ",le=\"0.025\"} 3");
    holds(text, "chunkscope_connections_total 4.0");
    holds(text, "chunkscope_open_connections 1.0");
    holds(text, "chunkscope_evicted_connections_total 0.0");
    holds(text, "chunkscope_kernel_dropped_packets_total 3.0");
    holds(text, "chunkscope_report_dropped_records_total 0.0");
    assertTrue(Pattern.compile("(?m)^chunkscope_packets_total [1-9]").matcher(text).find(), text);
    assertTrue(
        Pattern.compile("(?m)^chunkscope_captured_bytes_total [1-9]").matcher(text).find(), text);
    assertTrue(Pattern.compile("(?m)^chunkscope_heap_used_bytes [1-9]").matcher(text).find(), text);
  }

  @Test
  void serversBeyondTheLimitShareALabel() throws IOException {
    TestCapture capture = new TestCapture();
    for (int port = 8000; port < 8020; port++) {
      capture
          .open(port)
          .client("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
          .server("HTTP/1.1 204 No Content\r\n\r\n")
          .close();
    }
    String text = scrape(capture, 2);
    Set<String> servers = new TreeSet<>();
    Matcher label = Pattern.compile("server=\"([^\"]*)\"").matcher(text);
    while (label.find()) {
      servers.add(label.group(1));
    }
    servers.remove("none");
    assertEquals(Set.of("192.0.2.3:8000", "192.0.2.3:8001", "other"), servers);
    holds(text, "chunkscope_exchanges_total{framing=\"none\",server=\"other\"} 18.0");
  }

  @Test
  void nativeHistogramsAreServedToThoseWhoAskForProtobuf() throws IOException {
    LiveMetrics metrics = new LiveMetrics(1, "1");
    try (MetricsServer server = MetricsServer.open(ANY_PORT, metrics, new Heartbeat(() -> 0))) {
      HttpResponse<String> response =
          get(
              server.address(),
              "/metrics",
              "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
                  + " encoding=delimited");
      assertEquals(200, response.statusCode());
      assertTrue(
          response
              .headers()
              .firstValue("Content-Type")
              .orElse("")
              .startsWith("application/vnd.google.protobuf"));
      assertTrue(response.body().contains("chunkscope_packets_total"));
    }
  }

  @Test
  void healthIsThatOfTheLoop() throws IOException {
    AtomicLong nowNs = new AtomicLong();
    Heartbeat heartbeat = new Heartbeat(nowNs::get);
    try (MetricsServer server = MetricsServer.open(ANY_PORT, new LiveMetrics(1, "1"), heartbeat)) {
      nowNs.set(10_000_000_000L);
      assertEquals(200, get(server.address(), "/healthz", "*/*").statusCode());
      nowNs.set(11_000_000_000L);
      HttpResponse<String> stalled = get(server.address(), "/healthz", "*/*");
      assertEquals(503, stalled.statusCode());
      assertEquals("no packets have been read for 11 s\n", stalled.body());
      heartbeat.beat(nowNs.get());
      assertEquals(200, get(server.address(), "/healthz", "*/*").statusCode());
      assertEquals(404, get(server.address(), "/", "*/*").statusCode());
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      MetricsAddress address = new MetricsAddress("127.0.0.1", taken.getLocalPort());
      IOException e =
          assertThrows(
              IOException.class,
              () -> MetricsServer.open(address, new LiveMetrics(1, "1"), new Heartbeat(() -> 0)));
      assertTrue(e.getMessage().startsWith("cannot serve metrics on " + address), e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"grafana-dashboard.json", "alerts.yml"})
  void dashboardAndAlertsNameMetricsAndRulesThatExist(String file) throws IOException {
    String text = scrape(capture(), 50);
    Set<String> existing =
        NAME.matcher(text).results().map(result -> result.group()).collect(Collectors.toSet());
    String content = Files.readString(Path.of("../docs/live", file));
    Set<String> named =
        NAME.matcher(content).results().map(result -> result.group()).collect(Collectors.toSet());
    assertFalse(named.isEmpty());
    named.removeAll(existing);
    assertEquals(Set.of(), named, "names that no metric has");

    Set<String> rules =
        RuleCatalogue.rules().stream().map(rule -> rule.info().id()).collect(Collectors.toSet());
    Matcher rule = RULE.matcher(content);
    while (rule.find()) {
      for (String id : rule.group(1).split("\\|", -1)) {
        assertTrue(rules.contains(id), id + " is no rule");
      }
    }
  }
}
