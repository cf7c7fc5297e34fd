package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Fields;
import io.chunkscope.compare.CompareOptions;
import io.chunkscope.compare.Comparer;
import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.compare.leg.LegLimits;
import io.chunkscope.verify.CaptureAnalysis;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Exchanges of real proxies at a concurrency of 50 are paired as a field says that the matcher must
 * not look at.
 */
class PairingTruthTest {
  private static final String TRUTH = "x-truth";
  private static final LegLimits LIMITS = LegLimits.DEFAULTS.ignoring(Set.of(TRUTH));
  private static final CompareOptions OPTIONS = CompareOptions.DEFAULTS.with(LIMITS);
  private static final Path FOLDER = Path.of("hops");
  private static final double SHARE = 0.999;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx-pool",
        "nginx-usual",
        "haproxy-usual",
        "haproxy-httpclose",
        "varnish-pass",
        "squid"
      })
  void bothSidesOfOneCaptureArePairedAsTheTruthSays(String name) throws Exception {
    Path capture = FOLDER.resolve(name + ".pcap.gz");
    Comparison comparison = new Comparer(OPTIONS).within(leg(capture, 0)).orElseThrow();

    assertEquals(300, comparison.pairs().size());
    assertRight(comparison, truth(capture), truth(capture));
  }

  /** Beside each other, and on two hosts that are 5 ms apart. */
  @ParameterizedTest
  @CsvSource({"two-clocks, 1", "hosts, 20"})
  void twoCapturesOfTwoClocksWithHolesArePairedAsTheTruthSays(String name, long uncertaintyMs)
      throws Exception {
    Path server = FOLDER.resolve(name + ".server.pcap.gz");
    Path client = FOLDER.resolve(name + ".client.pcap.gz");
    Comparison comparison = new Comparer(OPTIONS).between(leg(server, 0), leg(client, 1));

    assertTrue(comparison.pairs().size() >= 295, comparison.pairs().size() + " pairs");
    assertRight(comparison, truth(server), truth(client));
    long errorNs = comparison.clock().toFront(0) - 123_456_789_000L;
    assertTrue(Math.abs(errorNs) <= comparison.clock().uncertaintyNs(), "error " + errorNs);
    assertTrue(comparison.clock().uncertaintyNs() < uncertaintyMs * 1_000_000L);
  }

  @ParameterizedTest
  @CsvSource({"nginx-alike,0.999", "haproxy-alike,0.8"})
  void requestsThatAreAlikeArePairedRightOrSaidToBeDoubtful(String name, double share)
      throws Exception {
    Path capture = FOLDER.resolve(name + ".pcap.gz");
    Comparison comparison = new Comparer(OPTIONS).within(leg(capture, 0)).orElseThrow();
    Map<String, String> truth = truth(capture);

    assertEquals(300, comparison.pairs().size());
    long right = 0;
    for (HopPair pair : comparison.pairs()) {
      boolean same = truth.get(key(pair.front())).equals(truth.get(key(pair.back())));
      right += same ? 1 : 0;
      assertTrue(same || pair.pair().ambiguous(), "a wrong pair that nobody was told of");
    }
    assertTrue(right >= share * 300, right + " are right");
  }

  private static void assertRight(
      Comparison comparison, Map<String, String> backs, Map<String, String> fronts) {
    int known = 0;
    int right = 0;
    for (HopPair pair : comparison.pairs()) {
      String front = fronts.get(key(pair.front()));
      String back = backs.get(key(pair.back()));
      if (front != null && back != null) {
        known++;
        right += front.equals(back) ? 1 : 0;
      }
    }
    assertTrue(right >= SHARE * known && known > 0, right + " of " + known + " pairs are right");
  }

  private static String key(ExchangeSummary exchange) {
    return exchange.connection().id() + "/" + exchange.index();
  }

  private static Leg leg(Path file, int capture) throws Exception {
    return HopCaptures.leg(file, capture, LIMITS);
  }

  private static Map<String, String> truth(Path file) {
    Map<String, String> truth = new HashMap<>();
    for (Exchange exchange : CaptureAnalysis.of(file).exchanges()) {
      Fields fields = exchange.request() == null ? new Fields() : exchange.request().fields();
      for (int line = 0; line < fields.size(); line++) {
        if (fields.name(line).equalsIgnoreCase(TRUTH)) {
          truth.put(exchange.connection().id() + "/" + exchange.index(), fields.value(line));
        }
      }
    }
    return truth;
  }
}
