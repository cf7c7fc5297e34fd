package io.chunkscope.junit.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a pattern means. */
class CapturePatternTest {
  private static final Path SAMPLE = Path.of("../samples/corpus/story/iis-keep-alive-on.pcap");

  @TempDir Path folder;

  @BeforeEach
  void makeFiles() throws Exception {
    Files.createDirectories(folder.resolve("a/b"));
    for (String name : List.of("top.pcap", "a/one.pcapng", "a/b/two.pcap.gz", "a/dump")) {
      Files.copy(SAMPLE, folder.resolve(name));
    }
    for (String name : List.of("top.verdict", "a/one.pcapng.verdict", "a/one.pcap.origin")) {
      Files.writeString(folder.resolve(name), "no capture");
    }
  }

  private List<String> found(String... patterns) {
    return CapturePattern.files(List.of(patterns).stream().map(this::below).toList()).stream()
        .map(file -> folder.relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  private String below(String pattern) {
    return folder.toString().replace('\\', '/') + "/" + pattern;
  }

  @Test
  void twoStarsStandForAnyFoldersAndForNone() {
    assertEquals(List.of("a/b/two.pcap.gz", "a/one.pcapng", "top.pcap"), found("**/*.pcap*"));
    assertEquals(List.of("a/b/two.pcap.gz"), found("**/b/**/*.pcap*"));
  }

  @Test
  void oneStarStaysInItsFolder() {
    assertEquals(List.of("top.pcap"), found("*.pcap*"));
    assertEquals(List.of("a/one.pcapng"), found("*/*.pcap*"));
    assertEquals(List.of("a/one.pcapng", "top.pcap"), found("{a/one,top}.pcap*"));
  }

  @Test
  void whatIsNoCaptureIsPassedOverByPatterns() {
    assertEquals(List.of("a/dump", "a/one.pcapng"), found("a/*"));
  }

  @Test
  void filesAndFoldersMayBeNamedAndNothingComesTwice() {
    assertEquals(List.of("a/dump"), found("a/dump"));
    assertEquals(
        List.of("top.pcap", "a/b/two.pcap.gz", "a/dump", "a/one.pcapng"),
        found("top.pcap", "a", "*.pcap"));
  }

  @Test
  void aPatternThatMeansNothingIsRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> found("*.pcap", "c/*.pcap"));
    assertTrue(e.getMessage().contains("no capture is meant by '"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> found("a/*.verdict"));
  }
}
