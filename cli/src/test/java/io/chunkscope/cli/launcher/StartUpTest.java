package io.chunkscope.cli.launcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a run loads. The first comparison of records by their own {@code equals} sets up as much
 * machinery as the analysis of a small capture takes.
 */
class StartUpTest {
  private static final String OF_RECORDS = "java.lang.runtime.ObjectMethods";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "ndjson", "junit", "har", "csv", "sarif"})
  void analyzingComparesNoRecordsByTheirOwnMethods(String format) throws Exception {
    Path loaded = directory.resolve("loaded");
    Process run =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xlog:class+load:file=" + loaded,
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.chunkscope.cli.Main",
                    "analyze",
                    "--format",
                    format,
                    "../samples/corpus/story/iis-streamed-raw.pcap"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(run.waitFor(1, TimeUnit.MINUTES));
    List<String> classes = Files.readAllLines(loaded);
    assertTrue(classes.stream().anyMatch(line -> line.contains("io.chunkscope.verify.CaptureRun")));
    assertFalse(classes.stream().anyMatch(line -> line.contains(OF_RECORDS)), OF_RECORDS);
  }
}
