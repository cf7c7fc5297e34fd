package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeCommandTest {
  private static final byte[] FAULTY = new TestCapture().streamedUnframed("/page").bytes();
  private static final byte[] CLEAN = new TestCapture().framed("/").bytes();

  @TempDir private Path directory;
  private String faulty;
  private String clean;

  @BeforeEach
  void writeCaptures() throws IOException {
    faulty = file("faulty.pcap", FAULTY);
    clean = file("clean.pcap", CLEAN);
  }

  @Test
  void exitStatusIs0WithoutFault() {
    Invocation run = Invocation.of("analyze", clean);
    assertEquals(0, run.status(), run.out());
    assertEquals("", run.err());
  }

  @Test
  void exitStatusIs1WithAFault() {
    assertEquals(1, Invocation.of("analyze", faulty).status());
    assertEquals(1, Invocation.of("analyze", clean, faulty).status());
  }

  @Test
  void failOnDecidesWhatCounts() {
    assertEquals(0, Invocation.of("analyze", "--fail-on", "never", faulty).status());
    assertEquals(1, Invocation.of("analyze", "--fail-on", "notice", faulty).status());
    String[] warningOnly = {"analyze", "--select", "close-not-honored", faulty};
    assertEquals(0, Invocation.of(warningOnly).status());
  }

  @Test
  void hidingFindingsDoesNotChangeTheStatus() {
    Invocation run =
        Invocation.of("analyze", "--format", "json", "--min-severity", "error", faulty);
    assertEquals(1, run.status());
  }

  @Test
  void ignoredRulesDoNotRun() {
    Invocation run = Invocation.of("analyze", "--ignore", "delivery,persistence", faulty);
    assertEquals(0, run.status(), run.out());
    assertTrue(run.out().contains("No fault found by the chosen rules"), run.out());
  }

  @Test
  void aMissingFileIsSaidAndTheOthersAreAnalysed() {
    String missing = directory.resolve("missing.pcap").toString();
    Invocation run = Invocation.of("analyze", missing, faulty);
    assertEquals(2, run.status());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("chunkscope: " + missing + ": no such file"), run.err());
    assertTrue(run.out().contains("streamed but not framed"), run.out());
  }

  @Test
  void aDirectoryIsSaid() {
    Invocation run = Invocation.of("analyze", directory.toString());
    assertEquals(2, run.status());
    assertTrue(run.err().contains(": a directory"), run.err());
    assertEquals("", run.out());
  }

  @Test
  void anEmptyCaptureIsNoFailure() throws IOException {
    Invocation run = Invocation.of("analyze", file("empty.pcap", Arrays.copyOf(CLEAN, 24)));
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("There are no packets in this capture."), run.out());
  }

  @Test
  void aCaptureCutShortIsAnalysedWithAWarning() throws IOException {
    String cut = file("cut.pcap", Arrays.copyOf(FAULTY, FAULTY.length - 5));
    Invocation run = Invocation.of("analyze", cut);
    assertEquals(1, run.status());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("chunkscope: " + cut + ": warning: "), run.err());
    assertTrue(run.out().contains("Problem: "), run.out());
  }

  @Test
  void aCorruptCaptureIsAnalysedUpToThereAndFails() throws IOException {
    byte[] corrupt = Arrays.copyOf(FAULTY, FAULTY.length + 16);
    Arrays.fill(corrupt, FAULTY.length, corrupt.length, (byte) 0x7f);
    String file = file("corrupt.pcap", corrupt);
    Invocation run = Invocation.of("analyze", file);
    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("chunkscope: " + file + ": "), run.err());
    assertFalse(run.err().contains("warning"), run.err());
    assertTrue(run.out().contains("streamed but not framed"), run.out());
  }

  @Test
  void readsStandardInput() {
    Invocation run = Invocation.with(FAULTY, false, Map.of(), "analyze", "-");
    assertEquals(1, run.status());
    assertTrue(run.out().startsWith("standard input: pcap"), run.out());
  }

  @Test
  void portsRestrictWhatIsAnalysed() {
    assertEquals(0, Invocation.of("analyze", "--port", "8080,9000-9001", faulty).status());
    assertEquals(1, Invocation.of("analyze", "--port", "79-81", faulty).status());
  }

  @Test
  void writesTheReportToAFile() throws IOException {
    Path report = directory.resolve("report.json");
    Invocation run = Invocation.of("analyze", "--format", "json", "-o", report.toString(), faulty);
    assertEquals(1, run.status());
    assertEquals("", run.out());
    assertTrue(Files.readString(report).startsWith("{\"schema\":1,"));
  }

  @Test
  void neverOverwritesACapture() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of(faulty));
    for (String output : new String[] {faulty, link.toString()}) {
      Invocation run = Invocation.of("analyze", "-o", output, clean, faulty);
      assertEquals(2, run.status());
      assertTrue(run.err().contains("would overwrite a capture"), run.err());
    }
    assertArrayEquals(FAULTY, Files.readAllBytes(Path.of(faulty)));
  }

  @Test
  void saysWhyTheReportCannotBeWritten() {
    Invocation directoryGiven = Invocation.of("analyze", "-o", directory.toString(), faulty);
    assertEquals(2, directoryGiven.status());
    assertTrue(directoryGiven.err().contains("it is a directory"), directoryGiven.err());
    String nowhere = directory.resolve("no/such/report").toString();
    Invocation missing = Invocation.of("analyze", "-o", nowhere, faulty);
    assertEquals(2, missing.status());
    assertEquals(1, missing.err().lines().count(), missing.err());
    assertTrue(missing.err().contains("no such directory"), missing.err());
  }

  @Test
  void coloursOnlyWhereTheyAreWanted() {
    Map<String, String> plain = Map.of();
    assertFalse(Invocation.of("analyze", faulty).out().contains("\u001b"));
    assertTrue(
        Invocation.of("analyze", "--color", "always", faulty).out().contains("\u001b[1;31m"));
    assertTrue(
        Invocation.with(new byte[0], true, plain, "analyze", faulty).out().contains("\u001b[1m"));
    assertFalse(
        Invocation.with(new byte[0], true, Map.of("NO_COLOR", "1"), "analyze", faulty)
            .out()
            .contains("\u001b"));
  }

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes).toString();
  }
}
