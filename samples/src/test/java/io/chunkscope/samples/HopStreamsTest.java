package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.Headline;
import io.chunkscope.compare.match.Unpaired;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The story's case at a concurrency of 50: of 300 responses that come bit by bit, to requests that
 * are all alike, each is found on the other side of the hop, and what the hop did to them is told.
 */
class HopStreamsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nginx-streams    | nginx holds /bits until the end
          nginx-unbuffered | nginx passes all 300 responses on as they came
          haproxy-streams  | HAProxy holds every /bits until the end
          squid-streams    | Squid passes all 300 responses on as they came
          apache-streams   | Apache httpd passes all 300 responses on as they came
          varnish-streams  | Varnish holds /bits until the end
          """)
  void eachStreamIsFoundOnTheOtherSide(String name, String headline) throws Exception {
    Path capture = Path.of("hops", "crowd-" + name + ".pcap.gz");
    Comparison comparison = TruthField.compare(capture);
    TruthField truth = new TruthField(capture);

    assertEquals(300, comparison.pairs().stream().filter(truth::right).count());
    assertEquals(300, comparison.pairs().size());
    assertTrue(comparison.unpaired().stream().noneMatch(Unpaired::front), "each has a partner");
    assertTrue(Headline.of(comparison).startsWith(headline), Headline.of(comparison));
  }
}
