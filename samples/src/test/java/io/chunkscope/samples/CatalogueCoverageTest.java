package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.analyzer.model.DeviationNote;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.analyzer.rules.RuleCatalogue;
import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.capture.decode.SegmentDecoder;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.source.CaptureInfo;
import io.chunkscope.capture.source.LinkTypes;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.samples.flow.Flow;
import io.chunkscope.verify.CaptureAnalysis;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nothing that the analyzer can say or read goes without a sample. */
class CatalogueCoverageTest {
  private static final int LINK_TYPES = 512;
  private static final List<Sample> SAMPLES = AnalysedCorpus.SAMPLES;
  private static final List<CaptureAnalysis> ANALYSES = AnalysedCorpus.ANALYSES;

  @Test
  void everyRuleFiresInASample() {
    Set<String> silent = rules();
    for (CaptureAnalysis analysis : ANALYSES) {
      analysis.findings().forEach(finding -> silent.remove(finding.rule().id()));
    }
    assertEquals(Set.of(), silent, "rules that no sample makes fire");
  }

  @Test
  void everyRuleIsExpectedByARecipeAndHasANearMiss() {
    Set<String> unexpected = rules();
    Set<String> withoutNearMiss = rules();
    for (Sample sample : SAMPLES) {
      Flow flow = sample.flow();
      unexpected.removeAll(flow.expects());
      if (sample.name().endsWith(".ok")) {
        withoutNearMiss.removeAll(flow.nevers());
      }
    }
    assertEquals(Set.of(), unexpected, "rules that no recipe expects");
    assertEquals(Set.of(), withoutNearMiss, "rules without a near miss");
  }

  @Test
  void recipesNameOnlyRulesThatExist() {
    Set<String> unknown = new TreeSet<>();
    for (Sample sample : SAMPLES) {
      unknown.addAll(sample.flow().expects());
      unknown.addAll(sample.flow().nevers());
    }
    unknown.removeAll(rules());
    assertEquals(Set.of(), unknown, "recipes name rules that do not exist");
  }

  @Test
  void everyDeviationFromTheGrammarIsInASample() {
    Set<Deviation> unseen = EnumSet.allOf(Deviation.class);
    AnalysedCorpus.messages()
        .flatMap(message -> message.deviations().stream())
        .map(DeviationNote::deviation)
        .forEach(unseen::remove);
    assertEquals(Set.of(), unseen, "deviations that no sample shows");
  }

  @Test
  void everyLinkTypeThatIsDecodedIsInASample() {
    Set<String> unseen = new TreeSet<>();
    for (int linkType = 0; linkType < LINK_TYPES; linkType++) {
      if (isDecoded(linkType)) {
        unseen.add(linkType + " " + LinkTypes.name(linkType));
      }
    }
    for (Sample sample : SAMPLES) {
      sample.record().linkTypes().forEach(type -> unseen.remove(type + " " + LinkTypes.name(type)));
    }
    assertEquals(Set.of(), unseen, "link types without a sample");
  }

  @Test
  void everyKindOfFileIsInASample() {
    Set<String> unseen =
        new TreeSet<>(
            Set.of(
                "a1b2c3d4",
                "d4c3b2a1",
                "a1b23c4d",
                "4d3cb2a1",
                "a1b2cd34",
                "34cdb2a1",
                "1c0001ac",
                "ac01001c",
                "1c0001ab",
                "ab01001c",
                "0a0d0d0a",
                "gzip",
                "zstd",
                "lz4"));
    for (int i = 0; i < SAMPLES.size(); i++) {
      CaptureInfo info = ANALYSES.get(i).info();
      if (info != null) {
        byte[] plain = SAMPLES.get(i).record().plainBytes();
        unseen.remove(HexFormat.of().formatHex(plain, 0, Math.min(4, plain.length)));
        unseen.remove(String.valueOf(info.compression()));
      }
    }
    assertEquals(Set.of(), unseen, "first bytes and compressions without a sample");
  }

  private static boolean isDecoded(int linkType) {
    byte[] none = new byte[64];
    Packet packet = new Packet().wrap(none, 0, none.length, none.length, 0, 1, linkType);
    return new SegmentDecoder().decode(packet, new TcpSegment()) != DecodeOutcome.UNSUPPORTED_LINK;
  }

  private static Set<String> rules() {
    return RuleCatalogue.rules().stream()
        .map(rule -> rule.info().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
