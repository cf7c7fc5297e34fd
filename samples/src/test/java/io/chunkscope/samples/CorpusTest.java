package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.samples.flow.Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the recipes promise about themselves. */
class CorpusTest {
  private static final Path CORPUS = Path.of("corpus");
  private static final long LARGEST_CORPUS_BYTES = 3_000_000;
  private static final Set<String> RULE_GROUPS =
      Set.of("delivery", "chunk", "length", "coding", "head", "exchange", "persistence", "capture");

  private final List<Sample> samples = Corpus.in(CORPUS);

  @Test
  void everyRecipeNamesWhatItStandsOn() {
    for (Sample sample : samples) {
      assertTrue(
          sample.flow().purpose().size() >= 2, () -> sample + ": say why, and which section");
    }
  }

  @Test
  void everyExpectedRuleHasANearMiss() {
    Set<String> expected = new TreeSet<>();
    Set<String> refused = new HashSet<>();
    for (Sample sample : samples) {
      Flow flow = sample.flow();
      if (sample.name().endsWith(".ok")) {
        refused.addAll(flow.nevers());
      } else if (RULE_GROUPS.contains(group(sample))) {
        expected.addAll(flow.expects());
      }
    }
    expected.removeAll(refused);
    assertTrue(expected.isEmpty(), () -> "no near miss for " + expected);
  }

  @Test
  void aRuleSampleExpectsTheRuleItIsNamedAfterAndItsNearMissRefusesIt() {
    for (Sample sample : samples) {
      if (!RULE_GROUPS.contains(group(sample))) {
        continue;
      }
      boolean miss = sample.name().endsWith(".ok");
      String name = sample.name().substring(group(sample).length() + 1).replace(".ok", "");
      List<String> ids = miss ? sample.flow().nevers() : sample.flow().expects();
      assertTrue(ids.stream().anyMatch(name::startsWith), () -> sample + " is about " + ids);
    }
  }

  @Test
  void noRecipeExpectsWhatItRefuses() {
    for (Sample sample : samples) {
      Set<String> both = new TreeSet<>(sample.flow().expects());
      both.retainAll(sample.flow().nevers());
      assertTrue(both.isEmpty(), () -> sample + " contradicts itself about " + both);
    }
  }

  @Test
  void corpusStaysSmall() throws IOException {
    long bytes = 0;
    for (Sample sample : samples) {
      bytes += Files.size(Golden.capture(sample));
    }
    assertFalse(bytes > LARGEST_CORPUS_BYTES, "the captures take " + bytes + " bytes");
  }

  private static String group(Sample sample) {
    return sample.name().substring(0, sample.name().indexOf('/'));
  }
}
