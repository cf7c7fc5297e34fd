package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.Headline;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What comparing says of real hops is what their settings are known to do. The server's flushes are
 * at 0, 100 and 250 ms or at 0, 150 and 300 ms in all of them.
 */
class HopWaysTest {
  private static final String HOPS = "hops/";
  private static final String REAL = "corpus/real/";

  @ParameterizedTest
  @CsvSource({
    // Asks in HTTP/1.0, gets what is not framed, and waits for a buffer to be full.
    "nginx-1.0.pcap.gz, 3, delays-flushes downgrades-version drops-persistence, nginx delays",
    "nginx-1.0-accel.pcap.gz, 2, downgrades-version drops-persistence, nginx asks",
    // Chunks are handed on one by one even where proxy_buffering is on.
    "nginx-1.1.pcap.gz, 3, '', nginx passes all 3",
    "nginx-retry.pcap.gz, 2, '', nginx passes all 2",
    // Without option http-no-delay it hopes for more to send together.
    "haproxy-streaming.pcap.gz, 3, delays-flushes, HAProxy delays",
    "haproxy-close.pcap.gz, 3, delays-flushes drops-persistence, HAProxy delays",
    "haproxy-server-close.pcap.gz, 3, delays-flushes drops-persistence, HAProxy delays",
    "haproxy-retry.pcap.gz, 2, delays-flushes, HAProxy delays",
    "squid-streaming.pcap.gz, 3, '', Squid passes all 3",
    "squid-cache.pcap.gz, 1, '', Squid passes the one",
    "traffic-server.pcap.gz, 3, '', Apache Traffic Server passes all 3",
    "varnish-do-stream.pcap.gz, 3, '', Varnish passes all 3",
    "varnish-do-stream-off.pcap.gz, 3, buffers-response changes-framing, Varnish holds every",
    "varnish-hit.pcap.gz, 1, '', Varnish passes the one",
  })
  void recordedForThis(String name, int pairs, String rules, String headline) throws Exception {
    assertSays(compare(HOPS + name), pairs, rules, headline);
  }

  @ParameterizedTest
  @CsvSource({
    "nginx-proxy-default.pcap, 2, delays-flushes downgrades-version drops-persistence, nginx delays",
    "nginx-proxy-unbuffered.pcap, 4, changes-framing, nginx passes all 4",
    "nginx-proxy-gzip.pcap, 1, changes-framing drops-persistence, nginx asks",
    "apache-proxy.pcap, 2, '', Apache httpd passes all 2",
    "apache-proxy-flushing.pcap, 2, '', Apache httpd passes all 2",
    "haproxy-keep-alive.pcapng, 5, delays-flushes, HAProxy delays",
    "haproxy-compression.pcapng, 2, changes-framing delays-flushes, HAProxy delays",
    "lighttpd-proxy.pcap, 2, buffers-response changes-framing drops-persistence, The hop holds",
    "lighttpd-proxy-streaming.pcap, 2, drops-persistence, The hop asks",
    "varnish-streaming.pcap, 3, '', Varnish passes all 3",
    "varnish-collecting.pcap, 2, buffers-response changes-framing, Varnish holds every",
    "varnish-gzip.pcap, 2, changes-framing delays-flushes, Varnish delays",
    "varnish-cache.pcap, 3, '', Varnish passes all 3",
    "iis-behind-haproxy.pcapng, 3, '', HAProxy passes all 3",
  })
  void recordedForTheCorpus(String name, int pairs, String rules, String headline)
      throws Exception {
    assertSays(compare(REAL + name), pairs, rules, headline);
  }

  @ParameterizedTest
  @CsvSource({
    "hops/squid-cache.pcap.gz, cached cached",
    "hops/varnish-hit.pcap.gz, cached cached",
    "corpus/real/varnish-cache.pcap, cached cached cached cached cached",
    // Squid asks for something of its own.
    "hops/squid-streaming.pcap.gz, background",
    "hops/traffic-server.pcap.gz, ''",
  })
  void whatHasNoPartnerIsExplained(String file, String reasons) throws Exception {
    assertEquals(words(reasons), reasons(compare(file)));
  }

  @ParameterizedTest
  @CsvSource({"hops/nginx-retry.pcap.gz", "hops/haproxy-retry.pcap.gz"})
  void anAttemptThatTheHopRepeatedIsTold(String file) throws Exception {
    Comparison comparison = compare(file);
    assertEquals(1, comparison.retries());
    assertEquals(List.of(), comparison.unpaired());
  }

  private static void assertSays(Comparison comparison, int pairs, String rules, String headline) {
    assertEquals(pairs, comparison.pairs().size());
    Set<String> expected =
        words(rules).stream().map("hop-"::concat).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(expected, HopCaptures.rules(comparison));
    String said = Headline.of(comparison);
    assertTrue(said.startsWith(headline), said);
  }

  private static List<String> reasons(Comparison comparison) {
    return comparison.unpaired().stream()
        .map(each -> each.reason().name().toLowerCase(Locale.ROOT))
        .sorted()
        .toList();
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
  }

  private static Comparison compare(String file) throws Exception {
    return HopCaptures.compare(Path.of(file));
  }
}
