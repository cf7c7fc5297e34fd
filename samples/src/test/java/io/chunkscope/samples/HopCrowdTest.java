package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.Headline;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.match.Unpaired;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of 300 requests that are all alike at a concurrency of 50, what a hop asked twice, answered from
 * its cache or let wait is told as its own log has it.
 */
class HopCrowdTest {
  private static final Path FOLDER = Path.of("hops");

  @ParameterizedTest
  @CsvSource({
    "nginx-refused, 1, 1, 503",
    "nginx-hung-up, 1, 1, no answer",
    "haproxy-refused, 0.95, 0.94, 503",
    "haproxy-hung-up, 0.99, 0.98, no answer",
  })
  void attemptsThatTheHopRepeatedAreCountedAsItsLogDoesAndGivenToTheirRequests(
      String name, double pairs, double attempts, String outcome) throws Exception {
    Comparison comparison = compare(name);
    TruthField truth = new TruthField(capture(name));

    assertEquals(300, comparison.pairs().size());
    assertEquals(List.of(), comparison.unpaired());
    assertEquals(log(name, "retries"), comparison.retries());
    assertEquals(List.of(), comparison.otherHops());
    long rightPairs = comparison.pairs().stream().filter(truth::right).count();
    assertTrue(rightPairs >= pairs * 300, rightPairs + " pairs are right");
    long right = 0;
    for (HopPair pair : comparison.pairs()) {
      for (ExchangeSummary attempt : pair.pair().retries()) {
        right += truth.of(pair.front()).equals(truth.of(attempt)) ? 1 : 0;
      }
    }
    assertTrue(right >= attempts * comparison.retries(), right + " attempts are at their request");
    comparison
        .paths()
        .forEach(
            path ->
                path.retries()
                    .byCount()
                    .forEach(each -> assertEquals(outcome, each.getKey(), path.path())));
  }

  @ParameterizedTest
  @CsvSource({"nginx-cache, 1, 0", "varnish-cache, 1, 2"})
  void hitsAmongMissesAreCountedAsTheLogDoes(String name, double share, int notTold)
      throws Exception {
    Comparison comparison = compare(name);
    TruthField truth = new TruthField(capture(name));

    assertEquals(log(name, "hits"), comparison.unpaired().size());
    assertEquals(300 - log(name, "hits"), comparison.pairs().size());
    long right = comparison.pairs().stream().filter(truth::right).count();
    assertTrue(right >= share * comparison.pairs().size(), right + " pairs are right");
    long told =
        comparison.unpaired().stream()
            .filter(each -> each.front() && each.reason() == Unpaired.Reason.CACHED)
            .count();
    assertTrue(told >= comparison.unpaired().size() - notTold, told + " told to be hits");
    assertEquals(0, comparison.retries());
  }

  @ParameterizedTest
  @ValueSource(strings = "haproxy-queue")
  void whatRequestsWaitedInAQueueIsNotSaidOfResponses(String name) throws Exception {
    Comparison comparison = compare(name);
    TruthField truth = new TruthField(capture(name));

    assertEquals(300, comparison.pairs().size());
    long right = comparison.pairs().stream().filter(truth::right).count();
    assertTrue(right >= 0.999 * 300, right + " pairs are right");
    String headline = Headline.of(comparison);
    Matcher gets = Pattern.compile("the client gets it at (\\d+) ms").matcher(headline);
    assertTrue(gets.find(), headline);
    // The server's two flushes are 60 ms apart; the queue takes twice that.
    assertTrue(Integer.parseInt(gets.group(1)) < 100, headline);
    assertTrue(headline.contains("; before that, requests wait in it for 1"), headline);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx-refused",
        "nginx-hung-up",
        "nginx-cache",
        "varnish-cache",
        "haproxy-queue",
        "haproxy-hung-up",
        "haproxy-refused"
      })
  void aWrongPairIsToldToBeDoubtful(String name) throws Exception {
    TruthField truth = new TruthField(capture(name));

    assertEquals(
        0,
        compare(name).pairs().stream()
            .filter(pair -> !truth.right(pair) && !pair.pair().ambiguous())
            .count());
  }

  private static Path capture(String name) {
    return FOLDER.resolve("crowd-" + name + ".pcap.gz");
  }

  private static Comparison compare(String name) throws Exception {
    return TruthField.compare(capture(name));
  }

  /** What the hop's log said when the capture was made. */
  private static long log(String name, String what) throws Exception {
    String origin = Files.readString(FOLDER.resolve("crowd-" + name + ".origin"));
    Matcher figure = Pattern.compile("\\b" + what + "=(\\d+)").matcher(origin);
    assertTrue(figure.find(), origin);
    return Long.parseLong(figure.group(1));
  }
}
