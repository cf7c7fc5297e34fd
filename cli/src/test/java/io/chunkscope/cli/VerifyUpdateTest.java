package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code verify --update}, and what keeps a verdict from being written. */
class VerifyUpdateTest {
  private final Path folder;
  private final VerifiedFolder captures;

  VerifyUpdateTest(@TempDir Path folder) {
    this.folder = folder;
    captures = new VerifiedFolder(folder);
  }

  @Test
  void aVerdictWithoutACaptureFailsAlsoWhenUpdating() throws IOException {
    captures.framed("page.pcap");
    captures.verify("--update");
    Files.move(folder.resolve("page.verdict"), folder.resolve("gone.verdict"));
    Invocation run = captures.verify("--update");
    assertEquals(1, run.status());
    assertTrue(run.out().contains("; 1 verdict without a capture.\n"), run.out());
    assertTrue(Files.exists(folder.resolve("gone.verdict")));
    assertEquals(1, captures.verify().status());
  }

  @Test
  void updatingShowsWhatChangesAndKeepsIt() throws IOException {
    captures.framed("page.pcap");
    captures.verify("--update");
    captures.unframed("page.pcap");
    Invocation run = captures.verify("--update");
    assertEquals(0, run.status());
    assertTrue(run.out().contains("finding came: error streamed-unframed"), run.out());
    assertTrue(run.out().contains("Writing 1 verdict.\n"), run.out());
    assertEquals(0, captures.verify().status());
  }

  @Test
  void aDamagedVerdictIsNamedWithItsLineAndIsNeverOverwritten() throws IOException {
    captures.framed("one.pcap");
    captures.framed("two.pcap");
    captures.verify("--update");
    Path damaged = folder.resolve("two.verdict");
    Files.writeString(damaged, "verdict 1\n<<<<<<< HEAD\n");
    for (String[] options : new String[][] {{}, {"--update"}}) {
      Invocation run = captures.verify(options);
      assertEquals(2, run.status());
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().startsWith("chunkscope: " + damaged + ":2: damaged: "), run.err());
      assertTrue(run.out().contains("1 passed, 1 could not be verified"), run.out());
    }
    Files.writeString(damaged, "verdict 7\n");
    assertTrue(captures.verify().err().contains(damaged + ":1: written by a newer Chunkscope"));
  }

  @Test
  void aVerdictThatCannotBeWrittenIsSaid() throws IOException {
    captures.framed("one.pcap");
    captures.framed("two.pcap");
    Files.createDirectory(folder.resolve(".one.verdict.new"));
    Invocation run = captures.verify("--update");
    assertEquals(2, run.status());
    assertTrue(
        run.err().startsWith("chunkscope: cannot write " + folder.resolve("one.verdict") + ": "),
        run.err());
    assertTrue(Files.exists(folder.resolve("two.verdict")), "the others are written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--select chunk", "--ignore chunk", "--port 80"})
  void onlyWholeVerdictsAreWritten(String narrowed) throws IOException {
    captures.framed("page.pcap");
    Invocation run = captures.verify(("--update " + narrowed).split(" "));
    assertEquals(2, run.status());
    assertTrue(run.err().contains("--update writes whole verdicts"), run.err());
    assertFalse(Files.exists(folder.resolve("page.verdict")));
  }

  @Test
  void aReaderThatIsGoneKeepsNoVerdictFromBeingWritten() throws IOException {
    captures.framed("page.pcap");
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    String[] line = {"verify", "--update", folder.toString()};
    Invocation run = Invocation.to(gone, new byte[0], false, Map.of(), line);
    assertEquals(0, run.status());
    assertTrue(Files.exists(folder.resolve("page.verdict")));
    captures.unframed("page.pcap");
    line = new String[] {"verify", folder.toString()};
    assertEquals(1, Invocation.to(gone, new byte[0], false, Map.of(), line).status());
  }

  @Test
  void moreThanAVerdictHoldsIsSaidAndNotKept() throws IOException {
    TestCapture capture = new TestCapture().open(80);
    String target = "/" + "x".repeat(1000);
    String exchange = "HTTP/1.1 204 No Content\r\n\r\n";
    for (int i = 0; i < 16_000; i++) {
      capture.client("GET " + target + " HTTP/1.1\r\nHost: lab.example\r\n\r\n").server(exchange);
    }
    captures.write("large.pcap", capture.bytes());
    Invocation run = captures.verify("--update");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("more connections and exchanges than a verdict holds"));
    assertFalse(Files.exists(folder.resolve("large.verdict")));
  }
}
