package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.compare.Comparer;
import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.compare.match.Unpaired;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Exchanges of real proxies at a concurrency of 50 are paired as a field says that the matcher must
 * not look at.
 */
class PairingTruthTest {
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
    Comparison comparison = TruthField.compare(capture);

    assertEquals(300, comparison.pairs().size());
    assertRight(comparison, new TruthField(capture), new TruthField(capture));
  }

  /** Beside each other, and on two hosts that are 5 ms apart. */
  @ParameterizedTest
  @CsvSource({"two-clocks, 1", "hosts, 20"})
  void twoCapturesOfTwoClocksWithHolesArePairedAsTheTruthSays(String name, long uncertaintyMs)
      throws Exception {
    Path server = FOLDER.resolve(name + ".server.pcap.gz");
    Path client = FOLDER.resolve(name + ".client.pcap.gz");
    Comparison comparison =
        new Comparer(TruthField.OPTIONS).between(leg(server, 0), leg(client, 1));

    assertTrue(comparison.pairs().size() >= 295, comparison.pairs().size() + " pairs");
    assertRight(comparison, new TruthField(server), new TruthField(client));
    long errorNs = comparison.clock().toFront(0) - 123_456_789_000L;
    assertTrue(Math.abs(errorNs) <= comparison.clock().uncertaintyNs(), "error " + errorNs);
    assertTrue(comparison.clock().uncertaintyNs() < uncertaintyMs * 1_000_000L);
  }

  /**
   * Two hosts, all requests alike: the clock is told as far as it can be, and no pair too surely.
   */
  @Test
  void alikeRequestsOfTwoHostsTellTheClockOnlyAsFarAsTheyCan() throws Exception {
    Path server = FOLDER.resolve("hosts-alike.server.pcap.gz");
    Path client = FOLDER.resolve("hosts-alike.client.pcap.gz");
    Comparison comparison =
        new Comparer(TruthField.OPTIONS).between(leg(server, 0), leg(client, 1));
    TruthField backs = new TruthField(server);
    TruthField fronts = new TruthField(client);

    long errorNs = comparison.clock().toFront(0) - 123_456_789_000L;
    assertTrue(Math.abs(errorNs) <= comparison.clock().uncertaintyNs(), "error " + errorNs);
    assertTrue(comparison.clock().uncertaintyNs() < 25_000_000L);
    long right = 0;
    for (HopPair pair : comparison.pairs()) {
      boolean same = fronts.of(pair.front()).equals(backs.of(pair.back()));
      right += same ? 1 : 0;
      assertTrue(same || pair.pair().ambiguous(), "a wrong pair that nobody was told of");
    }
    assertTrue(right >= 0.99 * comparison.pairs().size(), right + " are right");
    assertTrue(
        comparison.unpaired().stream().allMatch(each -> each.reason() == Unpaired.Reason.GAP),
        "what is lacking is the capture's fault");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nginx-alike", "haproxy-alike", "apache-alike"})
  void requestsThatAreAlikeArePairedRight(String name) throws Exception {
    Path capture = FOLDER.resolve(name + ".pcap.gz");
    Comparison comparison = TruthField.compare(capture);
    TruthField truth = new TruthField(capture);

    assertEquals(300, comparison.pairs().size());
    assertEquals(300, comparison.pairs().stream().filter(truth::right).count());
  }

  private static void assertRight(Comparison comparison, TruthField backs, TruthField fronts) {
    int known = 0;
    int right = 0;
    for (HopPair pair : comparison.pairs()) {
      String front = fronts.of(pair.front());
      String back = backs.of(pair.back());
      if (front != null && back != null) {
        known++;
        right += front.equals(back) ? 1 : 0;
      }
    }
    assertTrue(right >= SHARE * known && known > 0, right + " of " + known + " pairs are right");
  }

  private static Leg leg(Path file, int capture) throws Exception {
    return HopCaptures.leg(file, capture, TruthField.IGNORED);
  }
}
