package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.samples.flow.Flow;
import io.chunkscope.verify.CaptureAnalysis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the recipes say of themselves, written before any verdict, is what the analyzer finds. */
class ExpectationsTest {

  static List<Sample> samples() {
    return Corpus.in(Path.of("corpus"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void captureSaysWhatItsRecipeExpects(Sample sample) throws Exception {
    Flow flow = sample.flow();
    CaptureAnalysis analysis = CaptureAnalysis.of(Golden.capture(sample));
    List<String> problems = new ArrayList<>();

    Set<String> found =
        analysis.findings().stream()
            .map(finding -> finding.rule().id())
            .collect(Collectors.toCollection(TreeSet::new));
    flow.expects().stream()
        .filter(id -> !found.contains(id))
        .forEach(id -> problems.add(id + " is expected and was not found"));
    found.stream()
        .filter(id -> !flow.expects().contains(id))
        .forEach(id -> problems.add(id + " was found and is not expected"));

    String reading = analysis.reading().toString();
    if (!reading.equals(flow.file() == null ? "complete" : flow.file())) {
      problems.add("the file is " + reading + ", which its recipe does not say (# file: ...)");
    }

    List<Exchange> exchanges = analysis.exchanges();
    if (exchanges.size() != flow.exchanges().size()) {
      problems.add(exchanges.size() + " exchanges, not " + flow.exchanges().size());
    }
    for (int i = 0; i < Math.min(exchanges.size(), flow.exchanges().size()); i++) {
      String line = flow.exchanges().get(i);
      ExpectedExchange.differences(line, exchanges.get(i))
          .forEach(difference -> problems.add(line + ": " + difference));
    }
    assertEquals(List.of(), problems, () -> sample + ":\n" + String.join("\n", problems) + "\n");
  }
}
