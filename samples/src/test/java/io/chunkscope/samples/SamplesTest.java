package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.samples.segment.Resegmented;
import io.chunkscope.verify.CaptureAnalysis;
import io.chunkscope.verify.verdict.Difference;
import io.chunkscope.verify.verdict.Verdict;
import io.chunkscope.verify.verdict.VerdictDiff;
import io.chunkscope.verify.verdict.VerdictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
    Verdict verdict = Verdict.of(CaptureAnalysis.of(Golden.capture(sample)));
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
    Set<Path> orphans = verdicts();
    samples().forEach(sample -> orphans.remove(sample.verdict()));
    orphans.removeIf(verdict -> verdict.startsWith(CORPUS.resolve("real")));
    assertEquals(new TreeSet<Path>(), orphans, "verdicts without a .flow beside them");
  }

  @Test
  void everyVerdictReadsAsItWasWritten() throws Exception {
    for (Path file : verdicts()) {
      assertEquals(Files.readString(file), VerdictFile.read(file).text(), file::toString);
    }
  }

  private static Set<Path> verdicts() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files
          .filter(file -> file.toString().endsWith(VerdictFile.SUFFIX))
          .collect(Collectors.toCollection(TreeSet::new));
    }
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
    Verdict expected = Verdict.of(CaptureAnalysis.of(Golden.capture(sample)));
    Verdict actual = Verdict.of(CaptureAnalysis.of(source));
    List<Difference> differences =
        VerdictDiff.of(expected, actual).stream().filter(SamplesTest::matters).toList();
    assertTrue(
        differences.isEmpty(), () -> sample + " changed:\n" + Golden.differences(differences));
  }

  /** Frames and the file are others; long segments are what joining makes. */
  private static boolean matters(Difference difference) {
    boolean ofFile =
        difference.subject().equals("the capture") && !difference.what().startsWith("finding");
    boolean longSegments =
        String.valueOf(difference.before()).contains(" offloaded-segments")
            || String.valueOf(difference.after()).contains(" offloaded-segments");
    return !ofFile && !longSegments && !difference.what().endsWith(" frames");
  }
}
