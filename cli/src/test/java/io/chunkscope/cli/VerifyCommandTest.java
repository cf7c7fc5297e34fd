package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code verify}: what passes and what does not. */
class VerifyCommandTest {
  private final Path folder;
  private final VerifiedFolder captures;

  VerifyCommandTest(@TempDir Path folder) {
    this.folder = folder;
    captures = new VerifiedFolder(folder);
  }

  @Test
  void whatWasKeptIsConfirmed() throws IOException {
    captures.framed("a/one.pcap");
    captures.unframed("two.pcap");
    Invocation first = captures.verify("--update");
    assertEquals(0, first.status());
    assertTrue(first.out().contains("2 captures: 2 new.\nWriting 2 verdicts.\n"), first.out());
    assertTrue(Files.readString(folder.resolve("a/one.verdict")).startsWith("verdict 1\n"));
    Invocation second = captures.verify();
    assertEquals(0, second.status());
    assertEquals("2 captures passed.\n", second.out());
    assertEquals("", second.err());
  }

  @Test
  void aCaptureWithoutAVerdictIsNewAndNotPassed() throws IOException {
    captures.unframed("page.pcap");
    Invocation run = captures.verify();
    assertEquals(1, run.status());
    assertTrue(run.out().contains("no verdict yet; 1 connection, 1 exchange, 1 error"), run.out());
    assertFalse(Files.exists(folder.resolve("page.verdict")));
  }

  @Test
  void capturesThatAreDamagedPassIfTheirVerdictSaysSo() throws IOException {
    byte[] bytes = new TestCapture().framed("/page").bytes();
    captures.write("cut.pcap", Arrays.copyOf(bytes, bytes.length - 3));
    captures.write("page.pcap", "<html>not found</html>".getBytes(StandardCharsets.UTF_8));
    assertTrue(captures.verify().out().contains("no verdict yet; it cannot be read as a capture"));
    captures.verify("--update");
    assertTrue(Files.readString(folder.resolve("cut.verdict")).contains(" cut\n"));
    assertEquals("2 captures passed.\n", captures.verify().out());
    captures.framed("page.pcap");
    Invocation run = captures.verify();
    assertEquals(1, run.status());
    assertTrue(run.out().contains("reading: was unreadable, now complete"), run.out());
  }

  @Test
  void whatCannotBeFoundOrReadIsStatus2AndTheOthersAreVerified() throws IOException {
    captures.framed("page.pcap");
    captures.verify("--update");
    Invocation run = captures.verify(folder.resolve("no-such").toString());
    assertEquals(2, run.status());
    assertEquals(
        "chunkscope: " + folder.resolve("no-such") + ": no such file; check the path\n", run.err());
    assertEquals("1 capture passed.\n", run.out());
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Invocation nothing = Invocation.of("verify", empty.toString());
    assertEquals(2, nothing.status());
    assertTrue(nothing.err().contains("no capture and no verdict in this folder"));
  }

  @Test
  void resultsComeInTheSameOrderHoweverManyAreReplayedAtATime() throws IOException {
    for (int i = 0; i < 30; i++) {
      captures.unframed("capture" + (i * 7 % 30) + ".pcap");
    }
    String one = captures.verify("--jobs", "1").out();
    assertEquals(one, captures.verify("--jobs", "8").out());
    List<String> sorted = new ArrayList<>(one.lines().filter(l -> l.startsWith("new ")).toList());
    assertEquals(30, sorted.size());
    sorted.sort(null);
    assertEquals(sorted, one.lines().filter(l -> l.startsWith("new ")).toList());
  }

  @Test
  void chosenRulesAndPortsNarrowWhatIsCompared() throws IOException {
    captures.framed("page.pcap");
    captures.verify("--update");
    Path verdict = folder.resolve("page.verdict");
    String finding = "finding error high streamed-unframed 0.0 response server frames=6\n";
    Files.writeString(verdict, Files.readString(verdict) + finding);
    assertTrue(captures.verify().out().contains("finding went: error streamed-unframed"));
    assertEquals(0, captures.verify("--ignore", "delivery").status());
    assertEquals(0, captures.verify("--select", "chunk").status());
    assertEquals(0, captures.verify("--port", "8080").status());
    assertEquals(1, captures.verify("--port", "80").status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--jobs 0", "--jobs -1", "--jobs many", "--format xml", "--select no"})
  void misuseIsStatus2(String options) throws IOException {
    captures.framed("page.pcap");
    Invocation run = captures.verify(options.split(" "));
    assertEquals(2, run.status());
    assertEquals(2, run.err().lines().count(), run.err());
  }

  @Test
  void noResultOverwritesACaptureOrAVerdict() throws IOException {
    captures.framed("page.pcap");
    captures.verify("--update");
    for (String name : new String[] {"page.pcap", "page.verdict"}) {
      Path file = folder.resolve(name);
      byte[] before = Files.readAllBytes(file);
      Invocation run = captures.verify("-o", file.toString());
      assertEquals(2, run.status());
      assertTrue(run.err().contains("would overwrite"), run.err());
      assertArrayEquals(before, Files.readAllBytes(file));
    }
  }
}
