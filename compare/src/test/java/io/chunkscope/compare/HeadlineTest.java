package io.chunkscope.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.compare.leg.LegLimits;
import io.chunkscope.compare.leg.TestExchange;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hop-buffers-response | The hop holds /home until the end: the server's first flush leaves at"
            + " 12 ms, the client gets it at 512 ms; 1 of 1 response; framing at the server: chunked.",
        "hop-removes-framing | The hop removes the framing of /home: chunked at the server, nothing but"
            + " the close of the connection at the client; 1 of 1 response.",
        "hop-delays-flushes | The hop delays flushes of /home, by 200 ms at most; 1 of 1 response.",
        "hop-drops-persistence | The hop asks the server for a new connection for /home; 1 of 1"
            + " exchange.",
        "hop-downgrades-version | The hop speaks HTTP/1.0 where HTTP/1.1 came in: /home; 1 of 1"
            + " response."
      })
  void theWorstIsToldWithItsPathAndFigures(String rule, String sentence) throws IOException {
    assertEquals(sentence, Headline.of(Corpus.compared("hop/" + rule + ".pcap")));
  }

  @Test
  void aHopThatDoesNoHarmPassesResponsesOn() throws IOException {
    assertEquals(
        "The hop passes the one response on as it came, flushes 100 µs later at the median, 130 µs"
            + " at most.",
        Headline.of(Corpus.compared("hop/hop-buffers-response.ok.pcap")));
    assertEquals(
        "The hop passes all 2 responses on as they came, flushes 80 µs later at the median, 115 µs"
            + " at most.",
        Headline.of(Corpus.compared("hop/hop-changes-framing.ok.pcap")));
  }

  @Test
  void theSoftwareIsNamedAndEveryIsSaidOfAPathThatHasNoOtherResponse() throws IOException {
    String sentence = Headline.of(Corpus.compared("real/varnish-collecting.pcap"));

    assertTrue(sentence.startsWith("Varnish holds every /stream until the end: "), sentence);
    assertTrue(sentence.contains("; 2 of 2 responses; "), sentence);
  }

  @Test
  void aWorseFindingGoesBeforeAMoreFrequentOne() throws IOException {
    Comparison comparison = Corpus.compared("hop/hop-buffers-response.pcap");
    Leg leg = Corpus.leg("hop/hop-buffers-response.pcap", LegLimits.DEFAULTS);
    Comparison withoutTheWorst =
        new Comparer(
                CompareOptions.DEFAULTS.with(
                    new RuleSelection(Set.of(), Set.of("hop-buffers-response"))))
            .within(leg)
            .orElseThrow();

    assertTrue(Headline.of(comparison).contains(" holds /home "));
    // What is left is only a fact: another framing.
    assertTrue(Headline.of(withoutTheWorst).contains(" passes the one response on "));
  }

  @Test
  void whatHasNoCounterpartIsCountedOnBothSides() {
    Leg client = leg(TestExchange.front(0, 0).target("/a"), TestExchange.front(0, 1).target("/b"));
    Leg server = leg(TestExchange.back(0, 0).target("/c"));

    assertEquals(
        "None of the client side's 2 exchanges was found among the 1 of the server side.",
        Headline.of(new Comparer(CompareOptions.DEFAULTS).between(server, client)));
  }

  @Test
  void aSideWithoutAnExchangeIsNamed() {
    Leg one = leg(TestExchange.front(0, 0));
    Comparer comparer = new Comparer(CompareOptions.DEFAULTS);

    assertEquals(
        "Nothing to compare: the server side has no exchange, the client side 1.",
        Headline.of(comparer.between(leg(), one)));
    assertEquals(
        "Nothing to compare: the client side has no exchange, the server side none either.",
        Headline.of(comparer.between(leg(), leg())));
  }

  @Test
  void delaysAreNotToldWhereBodiesWereNotFollowed() {
    Leg client = leg(TestExchange.front(0, 0).at(0, 300, 400));
    Leg server = leg(TestExchange.back(0, 0).at(100, 200, 300));

    String sentence = Headline.of(new Comparer(CompareOptions.DEFAULTS).between(server, client));

    assertTrue(sentence.endsWith(" passes the one response on as it came."), sentence);
    assertFalse(sentence.contains("later"), sentence);
  }

  private static Leg leg(TestExchange... exchanges) {
    return new Leg(
        List.of(exchanges).stream().map(TestExchange::make).toList(), 0, 0, 0, 0, 1_000_000, false);
  }
}
