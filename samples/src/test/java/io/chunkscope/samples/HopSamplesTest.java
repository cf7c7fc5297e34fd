package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.rules.HopRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Comparing both sides of the hops in the corpus finds what their recipes say, and nothing else.
 */
class HopSamplesTest {

  static List<Sample> hops() {
    return Corpus.in(Path.of("corpus")).stream()
        .filter(sample -> sample.name().startsWith("hop/"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("hops")
  void comparingFindsWhatTheRecipeSays(Sample sample) throws Exception {
    Comparison comparison = HopCaptures.compare(Golden.capture(sample));

    assertEquals(new TreeSet<>(sample.flow().compareExpects()), HopCaptures.rules(comparison));
    assertEquals(List.of(), comparison.unpaired());
    assertFalse(comparison.pairs().isEmpty());
  }

  @Test
  void everyHopRuleHasASampleAndANearMiss() {
    Set<String> unexpected = rules();
    Set<String> withoutNearMiss = rules();
    for (Sample sample : hops()) {
      boolean miss = sample.name().endsWith(".ok");
      unexpected.removeAll(sample.flow().compareExpects());
      if (miss) {
        withoutNearMiss.removeAll(sample.flow().compareNevers());
        assertEquals(List.of(), sample.flow().compareExpects(), sample::name);
      }
    }
    assertEquals(Set.of(), unexpected, "rules that no recipe expects");
    assertEquals(Set.of(), withoutNearMiss, "rules without a near miss");
  }

  @Test
  void recipesNameOnlyHopRulesThatExist() {
    Set<String> named = new TreeSet<>();
    for (Sample sample : Corpus.in(Path.of("corpus"))) {
      named.addAll(sample.flow().compareExpects());
      named.addAll(sample.flow().compareNevers());
    }
    named.removeAll(rules());
    assertEquals(Set.of(), named);
  }

  private static Set<String> rules() {
    return HopRules.rules().stream()
        .map(rule -> rule.info().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
