package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.samples.file.CaptureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed captures are what the recipes say. {@code -Dgolden=update} writes them. */
class RecordingsTest {
  private static final Path CORPUS = Path.of("corpus");

  static List<Sample> samples() {
    return Corpus.in(CORPUS);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void captureIsWhatItsRecipeRecords(Sample sample) {
    CaptureFile file = sample.record();
    Path path = Golden.capture(sample);
    assertTrue(Files.exists(path), () -> path + " is missing; run the tests with -Dgolden=update");
    assertTrue(
        Golden.isRecorded(file, path),
        () -> path + " differs from its recipe; run with -Dgolden=update and read the diff");
  }

  @Test
  void everyCaptureHasARecipe() throws IOException {
    TreeSet<Path> orphans = new TreeSet<>();
    try (Stream<Path> files = Files.walk(CORPUS)) {
      files.filter(file -> file.toString().contains(".pcap")).forEach(orphans::add);
    }
    samples().forEach(sample -> orphans.remove(sample.capture(sample.record())));
    orphans.removeIf(capture -> capture.startsWith(CORPUS.resolve("real")));
    assertEquals(new TreeSet<Path>(), orphans, "captures without a .flow beside them");
  }
}
