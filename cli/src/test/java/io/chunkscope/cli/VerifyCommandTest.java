package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chunkscope.cli.report.junit.JunitSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class VerifyCommandTest {
  @TempDir private Path folder;

  @Test
  void whatWasKeptIsConfirmed() throws IOException {
    framed("a/one.pcap");
    unframed("two.pcap");
    Invocation first = verify("--update");
    assertEquals(0, first.status());
    assertTrue(first.out().contains("2 captures: 2 new.\nWriting 2 verdicts.\n"), first.out());
    assertTrue(Files.readString(folder.resolve("a/one.verdict")).startsWith("verdict 1\n"));
    Invocation second = verify();
    assertEquals(0, second.status());
    assertEquals("2 captures passed.\n", second.out());
    assertEquals("", second.err());
  }

  @Test
  void whatChangedIsToldByExchange() throws IOException {
    framed("page.pcap");
    verify("--update");
    unframed("page.pcap");
    Invocation run = verify();
    assertEquals(1, run.status());
    assertEquals("", run.err());
    assertTrue(
        run.out().contains("\n  exchange 0.0 GET /page, 192.0.2.1:40001 to 192.0.2.3:80\n"),
        run.out());
    assertTrue(
        run.out()
            .contains(
                "\n    response framing: was content-length by RFC 9112 §6.3(6), now"
                    + " close-delimited by RFC 9112\n      §6.3(8)\n"),
        run.out());
    assertTrue(run.out().contains("    finding came: error streamed-unframed (response)\n"));
    assertTrue(run.out().contains("1 capture: 1 failed.\n"), run.out());
  }

  @Test
  void aCaptureWithoutAVerdictIsNewAndNotPassed() throws IOException {
    unframed("page.pcap");
    Invocation run = verify();
    assertEquals(1, run.status());
    assertTrue(run.out().contains("no verdict yet; 1 connection, 1 exchange, 1 error"), run.out());
    assertFalse(Files.exists(folder.resolve("page.verdict")));
  }

  @Test
  void aVerdictWithoutACaptureFailsAlsoWhenUpdating() throws IOException {
    framed("page.pcap");
    verify("--update");
    Files.move(folder.resolve("page.verdict"), folder.resolve("gone.verdict"));
    Invocation run = verify("--update");
    assertEquals(1, run.status());
    assertTrue(run.out().contains("; 1 verdict without a capture.\n"), run.out());
    assertTrue(Files.exists(folder.resolve("gone.verdict")));
    assertEquals(1, verify().status());
  }

  @Test
  void updatingShowsWhatChangesAndKeepsIt() throws IOException {
    framed("page.pcap");
    verify("--update");
    unframed("page.pcap");
    Invocation run = verify("--update");
    assertEquals(0, run.status());
    assertTrue(run.out().contains("finding came: error streamed-unframed"), run.out());
    assertTrue(run.out().contains("Writing 1 verdict.\n"), run.out());
    assertEquals(0, verify().status());
  }

  @Test
  void capturesThatAreDamagedPassIfTheirVerdictSaysSo() throws IOException {
    byte[] bytes = new TestCapture().framed("/page").bytes();
    write("cut.pcap", Arrays.copyOf(bytes, bytes.length - 3));
    write("page.pcap", "<html>not found</html>".getBytes(StandardCharsets.UTF_8));
    assertTrue(verify().out().contains("no verdict yet; it cannot be read as a capture"));
    verify("--update");
    assertTrue(Files.readString(folder.resolve("cut.verdict")).contains(" cut\n"));
    assertEquals("2 captures passed.\n", verify().out());
    framed("page.pcap");
    Invocation run = verify();
    assertEquals(1, run.status());
    assertTrue(run.out().contains("reading: was unreadable, now complete"), run.out());
  }

  @Test
  void aDamagedVerdictIsNamedWithItsLineAndIsNeverOverwritten() throws IOException {
    framed("one.pcap");
    framed("two.pcap");
    verify("--update");
    Path damaged = folder.resolve("two.verdict");
    Files.writeString(damaged, "verdict 1\n<<<<<<< HEAD\n");
    for (String[] options : new String[][] {{}, {"--update"}}) {
      Invocation run = verify(options);
      assertEquals(2, run.status());
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().startsWith("chunkscope: " + damaged + ":2: damaged: "), run.err());
      assertTrue(run.out().contains("1 passed, 1 could not be verified"), run.out());
    }
    Files.writeString(damaged, "verdict 7\n");
    assertTrue(verify().err().contains(damaged + ":1: written by a newer Chunkscope"));
  }

  @Test
  void whatCannotBeFoundOrReadIsStatus2AndTheOthersAreVerified() throws IOException {
    framed("page.pcap");
    verify("--update");
    Invocation run = verify(folder.resolve("no-such").toString());
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
  void aVerdictThatCannotBeWrittenIsSaid() throws IOException {
    framed("one.pcap");
    framed("two.pcap");
    Files.createDirectory(folder.resolve(".one.verdict.new"));
    Invocation run = verify("--update");
    assertEquals(2, run.status());
    assertTrue(
        run.err().startsWith("chunkscope: cannot write " + folder.resolve("one.verdict") + ": "),
        run.err());
    assertTrue(Files.exists(folder.resolve("two.verdict")), "the others are written");
  }

  @Test
  void resultsComeInTheSameOrderHoweverManyAreReplayedAtATime() throws IOException {
    for (int i = 0; i < 30; i++) {
      unframed("capture" + (i * 7 % 30) + ".pcap");
    }
    String one = verify("--jobs", "1").out();
    assertEquals(one, verify("--jobs", "8").out());
    List<String> sorted = new ArrayList<>(one.lines().filter(l -> l.startsWith("new ")).toList());
    assertEquals(30, sorted.size());
    sorted.sort(null);
    assertEquals(sorted, one.lines().filter(l -> l.startsWith("new ")).toList());
  }

  @Test
  void chosenRulesAndPortsNarrowWhatIsCompared() throws IOException {
    framed("page.pcap");
    verify("--update");
    Path verdict = folder.resolve("page.verdict");
    String finding = "finding error high streamed-unframed 0.0 response server frames=6\n";
    Files.writeString(verdict, Files.readString(verdict) + finding);
    assertTrue(verify().out().contains("finding went: error streamed-unframed"));
    assertEquals(0, verify("--ignore", "delivery").status());
    assertEquals(0, verify("--select", "chunk").status());
    assertEquals(0, verify("--port", "8080").status());
    assertEquals(1, verify("--port", "80").status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--select chunk", "--ignore chunk", "--port 80"})
  void onlyWholeVerdictsAreWritten(String narrowed) throws IOException {
    framed("page.pcap");
    Invocation run = verify(("--update " + narrowed).split(" "));
    assertEquals(2, run.status());
    assertTrue(run.err().contains("--update writes whole verdicts"), run.err());
    assertFalse(Files.exists(folder.resolve("page.verdict")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--jobs 0", "--jobs -1", "--jobs many", "--format xml", "--select no"})
  void misuseIsStatus2(String options) throws IOException {
    framed("page.pcap");
    Invocation run = verify(options.split(" "));
    assertEquals(2, run.status());
    assertEquals(2, run.err().lines().count(), run.err());
  }

  @Test
  void jsonTellsEveryDifference() throws IOException {
    framed("page.pcap");
    verify("--update");
    unframed("page.pcap");
    framed("second.pcap");
    JsonNode document = new ObjectMapper().readTree(verify("--format", "json").out());
    assertEquals(1, document.get("schema").intValue());
    assertEquals(2, document.at("/summary/captures").intValue());
    assertEquals(1, document.at("/summary/failed").intValue());
    assertEquals(1, document.at("/summary/new").intValue());
    JsonNode result = document.at("/results/0");
    assertEquals(folder.resolve("page.pcap").toString(), result.get("capture").textValue());
    assertEquals(folder.resolve("page.verdict").toString(), result.get("verdict").textValue());
    assertEquals("failed", result.get("outcome").textValue());
    JsonNode framing = null;
    for (JsonNode difference : result.get("differences")) {
      framing =
          difference.get("what").textValue().equals("response framing") ? difference : framing;
    }
    assertEquals("changed", framing.get("kind").textValue());
    assertEquals("content-length by RFC 9112 §6.3(6)", framing.get("before").textValue());
    assertEquals("close-delimited by RFC 9112 §6.3(8)", framing.get("after").textValue());
    assertEquals("new", document.at("/results/1/outcome").textValue());
  }

  @Test
  void junitHasATestForEachCaptureWithTheDifferencesAsItsFailure() throws Exception {
    framed("good.pcap");
    unframed("sub/bad <&\"\u001b[2J\u00e9.pcap");
    framed("torn.pcap");
    verify("--update");
    framed("sub/bad <&\"\u001b[2J\u00e9.pcap");
    Files.write(folder.resolve("torn.verdict"), new byte[] {27, -1, 0, '<', '\n'});
    Files.writeString(folder.resolve("lost.verdict"), "verdict 1\ncapture unreadable\n");
    Path file = folder.resolve("out.xml");
    Invocation run = verify("--format", "junit", "-o", file.toString());
    assertEquals(2, run.status());
    assertEquals("", run.out());
    Document document = JunitSchema.validated(Files.readString(file));
    assertEquals(4, document.getElementsByTagName("testcase").getLength());
    assertEquals(2, document.getElementsByTagName("failure").getLength());
    assertEquals(1, document.getElementsByTagName("error").getLength());
    Element failure = (Element) document.getElementsByTagName("failure").item(1);
    assertTrue(failure.getAttribute("message").contains("finding went: error streamed-unframed"));
    assertTrue(failure.getTextContent().contains("response framing: was close-delimited"));
    Element test = (Element) failure.getParentNode();
    assertTrue(test.getAttribute("name").startsWith("bad <&\""), test.getAttribute("name"));
    assertTrue(test.getAttribute("classname").endsWith(".sub"), test.getAttribute("classname"));
  }

  @Test
  void noResultOverwritesACaptureOrAVerdict() throws IOException {
    framed("page.pcap");
    verify("--update");
    for (String name : new String[] {"page.pcap", "page.verdict"}) {
      Path file = folder.resolve(name);
      byte[] before = Files.readAllBytes(file);
      Invocation run = verify("-o", file.toString());
      assertEquals(2, run.status());
      assertTrue(run.err().contains("would overwrite"), run.err());
      assertArrayEquals(before, Files.readAllBytes(file));
    }
  }

  @Test
  void whatAVerdictHoldsCannotMoveTheCursor() throws IOException {
    framed("page.pcap");
    verify("--update");
    Path verdict = folder.resolve("page.verdict");
    String text = Files.readString(verdict);
    Files.writeString(verdict, text.replace("end=fin-by-server", "end=\u001b[2Jx"));
    Invocation run = verify();
    assertEquals(1, run.status());
    assertTrue(run.out().contains("was \\x1b[2Jx, now"), run.out());
    assertFalse(run.out().contains("\u001b"), run.out());
  }

  @Test
  void aReaderThatIsGoneKeepsNoVerdictFromBeingWritten() throws IOException {
    framed("page.pcap");
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
    unframed("page.pcap");
    line = new String[] {"verify", folder.toString()};
    assertEquals(1, Invocation.to(gone, new byte[0], false, Map.of(), line).status());
  }

  @Test
  void tooManyDifferencesAreCounted() throws IOException {
    TestCapture capture = new TestCapture();
    for (int i = 0; i < 60; i++) {
      capture.framed("/page" + i);
    }
    write("page.pcap", capture.bytes());
    verify("--update");
    Path verdict = folder.resolve("page.verdict");
    Files.writeString(verdict, Files.readString(verdict).replace("flushes=1", "flushes=2"));
    Invocation run = verify();
    assertEquals(1, run.status());
    assertEquals(40, run.out().lines().filter(l -> l.contains("was 2, now 1")).count());
    assertTrue(run.out().contains("    and 20 more\n"), run.out());
  }

  @Test
  void whatChangedInSeveralCapturesIsSummedUp() throws IOException {
    for (String name : new String[] {"a.pcap", "b.pcap", "c.pcap"}) {
      framed(name);
    }
    verify("--update");
    unframed("a.pcap");
    unframed("c.pcap");
    Invocation run = verify();
    assertTrue(
        run.out()
            .contains(
                """

                3 captures: 1 passed, 2 failed.
                  in 2: finding came: error streamed-unframed (response)
                  in 2: packets changed
                """),
        run.out());
    framed("c.pcap");
    assertFalse(verify().out().contains("  in "), "one capture tells its own story");
  }

  @Test
  void moreThanAVerdictHoldsIsSaidAndNotKept() throws IOException {
    TestCapture capture = new TestCapture().open(80);
    String target = "/" + "x".repeat(1000);
    String exchange = "HTTP/1.1 204 No Content\r\n\r\n";
    for (int i = 0; i < 16_000; i++) {
      capture.client("GET " + target + " HTTP/1.1\r\nHost: lab.example\r\n\r\n").server(exchange);
    }
    write("large.pcap", capture.bytes());
    Invocation run = verify("--update");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("more connections and exchanges than a verdict holds"));
    assertFalse(Files.exists(folder.resolve("large.verdict")));
  }

  @Test
  void coloursAreForTerminals() throws IOException {
    unframed("page.pcap");
    String[] line = {"verify", folder.toString()};
    assertTrue(Invocation.with(new byte[0], true, Map.of(), line).out().contains("\u001b[1m"));
    assertFalse(verify().out().contains("\u001b"));
    assertTrue(verify("--color", "always").out().contains("\u001b[1m"));
  }

  private Invocation verify(String... options) {
    List<String> line = new ArrayList<>(List.of("verify"));
    line.addAll(List.of(options));
    line.add(folder.toString());
    return Invocation.of(line.toArray(String[]::new));
  }

  private void framed(String name) throws IOException {
    write(name, new TestCapture().framed("/page").bytes());
  }

  private void unframed(String name) throws IOException {
    write(name, new TestCapture().streamedUnframed("/page").bytes());
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
