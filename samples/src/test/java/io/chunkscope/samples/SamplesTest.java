package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.samples.segment.Resegmented;
import io.chunkscope.verify.CaptureAnalysis;
import io.chunkscope.verify.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The analyzer's verdict on every recipe's capture is the one beside it. */
class SamplesTest {
  private static final Path CORPUS = Path.of("corpus");

  static List<Sample> samples() {
    return Corpus.in(CORPUS);
  }

  /** Samples whose verdict says nothing that depends on where segments begin. */
  static List<Sample> streamSamples() {
    return samples().stream().filter(sample -> sample.flow().asCaptured() == null).toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void verdictIsTheOneBesideTheCapture(Sample sample) throws Exception {
    String verdict = Verdict.of(CaptureAnalysis.of(Golden.capture(sample))).text();
    Golden.check(sample.verdict(), verdict);
  }

  @ParameterizedTest
  @MethodSource("streamSamples")
  void verdictStaysWhenEverySegmentIsOneByte(Sample sample) throws Exception {
    try (PacketSource bytes = Resegmented.intoBytes(capture(sample))) {
      assertSameButForFrames(sample, bytes);
    }
  }

  @ParameterizedTest
  @MethodSource("streamSamples")
  void verdictStaysWhenNeighbouringSegmentsAreOne(Sample sample) throws Exception {
    try (PacketSource joined = Resegmented.joined(capture(sample))) {
      assertSameButForFrames(sample, joined);
    }
  }

  @Test
  void everyVerdictHasARecipe() throws IOException {
    TreeSet<Path> orphans = new TreeSet<>();
    try (Stream<Path> files = Files.walk(CORPUS)) {
      files.filter(file -> file.toString().endsWith(".verdict")).forEach(orphans::add);
    }
    samples().forEach(sample -> orphans.remove(sample.verdict()));
    orphans.removeIf(verdict -> verdict.startsWith(CORPUS.resolve("real")));
    assertEquals(new TreeSet<Path>(), orphans, "verdicts without a .flow beside them");
  }

  private static Path capture(Sample sample) {
    Path capture = Golden.capture(sample);
    assumeTrue(readable(capture), "not readable to its end");
    return capture;
  }

  private static boolean readable(Path capture) {
    return CaptureAnalysis.of(capture).reading() == CaptureAnalysis.Reading.COMPLETE;
  }

  private static void assertSameButForFrames(Sample sample, PacketSource source)
      throws IOException {
    String expected = Verdict.of(CaptureAnalysis.of(Golden.capture(sample))).text();
    String actual = Verdict.of(CaptureAnalysis.of(source)).text();
    assertEquals(withoutFrames(expected), withoutFrames(actual), sample::toString);
  }

  /** Frames and the file are others; long segments are what joining makes. */
  private static String withoutFrames(String verdict) {
    return verdict
        .lines()
        .filter(line -> !line.startsWith("capture ") && !line.contains(" offloaded-segments "))
        .map(line -> line.replaceAll(" frames=\\S+", ""))
        .collect(Collectors.joining("\n"));
  }
}
