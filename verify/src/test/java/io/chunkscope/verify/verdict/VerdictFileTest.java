package io.chunkscope.verify.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictFileTest {
  private static final String TEXT = "verdict 1\ncapture unreadable\n";

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadAndNothingElseIsLeftBehind() throws Exception {
    Path file = folder.resolve("page.verdict");
    VerdictFile.write(file, VerdictReader.read(TEXT));
    assertEquals(TEXT, VerdictFile.read(file).text());
    VerdictFile.write(file, VerdictReader.read("verdict 1\ncapture pcap - packets=0 cut\n"));
    assertEquals("verdict 1\ncapture pcap - packets=0 cut\n", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void aLinkStaysALink() throws Exception {
    Path real = Files.writeString(folder.resolve("real.verdict"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("page.verdict"), real);
    VerdictFile.write(link, VerdictReader.read(TEXT));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(TEXT, Files.readString(real));
  }

  @Test
  void whatIsInTheWayIsSaid() throws Exception {
    Verdict verdict = VerdictReader.read(TEXT);
    Path directory = Files.createDirectory(folder.resolve("page.verdict"));
    IOException refused =
        assertThrows(IOException.class, () -> VerdictFile.write(directory, verdict));
    assertEquals("cannot write " + directory + ": it is a directory", refused.getMessage());
    assertEquals(List.of(directory), files());
    Path lost = folder.resolve("no/such/page.verdict");
    refused = assertThrows(IOException.class, () -> VerdictFile.write(lost, verdict));
    assertEquals("cannot write " + lost + ": no such directory", refused.getMessage());
  }

  @Test
  void aFailedWriteLeavesTheOldVerdict() throws Exception {
    Path file = Files.writeString(folder.resolve("page.verdict"), "old");
    Files.createDirectory(folder.resolve(".page.verdict.new"));
    Verdict verdict = VerdictReader.read(TEXT);
    assertThrows(IOException.class, () -> VerdictFile.write(file, verdict));
    assertEquals("old", Files.readString(file));
  }

  @Test
  void anythingThatIsNoVerdictIsRefused() throws Exception {
    Path directory = Files.createDirectory(folder.resolve("a.verdict"));
    IOException unread = assertThrows(IOException.class, () -> VerdictFile.read(directory));
    assertEquals("cannot read " + directory + ": it is a directory", unread.getMessage());
    Path bytes = Files.write(folder.resolve("b.verdict"), new byte[] {0, -1, 27, '\n', -128});
    VerdictFormatException refused =
        assertThrows(VerdictFormatException.class, () -> VerdictFile.read(bytes));
    assertEquals(1, refused.line());
    assertFalse(refused.getMessage().contains("\u001b"));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }
}
