package io.chunkscope.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.support.descriptor.FileSource;

/** Dynamic tests: their tree, their names, their sources, and how they fail. */
class ChunkscopeTestsTest {
  private static final String HOME_0 = "GET /home at shop.example (connection 0 exchange 0)";
  private static final String HOME_3 = "GET /home at shop.example (connection 3 exchange 0)";

  /** What the factories below are about. */
  private static Path folder;

  private static Path expectations;

  @TempDir Path temporary;

  static class Factories {
    @TestFactory
    Stream<DynamicNode> verdicts() {
      return ChunkscopeTests.verdicts(folder);
    }

    @TestFactory
    Stream<DynamicNode> expectations() {
      return ChunkscopeTests.expectations(expectations, folder);
    }
  }

  private Run verdicts() {
    folder = temporary;
    return Run.of(Factories.class, "verdicts");
  }

  private Run expectations(String yaml) throws Exception {
    folder = temporary;
    expectations = Files.writeString(temporary.resolve("site.yaml"), yaml);
    return Run.of(Factories.class, "expectations");
  }

  private Path copy(Path capture, String name) throws Exception {
    return Files.copy(capture, temporary.resolve(name));
  }

  private void copyVerdict(String original, String name) throws Exception {
    Files.copy(
        CorpusCaptures.ROOT.resolve(original + ".verdict"), temporary.resolve(name + ".verdict"));
  }

  @Test
  void aVerdictIsATestForTheCaptureAndEachConnectionAndExchange() throws Exception {
    Path capture = copy(CorpusCaptures.CHUNKED, "a.pcap");
    copyVerdict("story/iis-keep-alive-on", "a");
    Run run = verdicts();
    String ends = "198.51.100.7:49152 to 192.0.2.10:80";
    assertEquals(
        List.of(
            "the capture",
            "connection 0, " + ends,
            "exchange 0.0 GET /home, " + ends,
            "exchange 0.1 GET /assets/site.css, " + ends,
            "exchange 0.2 GET /assets/shop.js, " + ends,
            "exchange 0.3 GET /home, " + ends),
        run.passed());
    assertEquals(List.of(), run.failed());
    assertEquals(List.of(capture.toString()), run.containers());
    assertEquals(capture.toFile(), ((FileSource) run.source(capture.toString())).getFile());
  }

  @Test
  void whatChangedFailsWhereItChanged() throws Exception {
    copy(CorpusCaptures.CHUNKED, "a.pcap");
    String verdict =
        Files.readString(CorpusCaptures.ROOT.resolve("story/iis-keep-alive-on.verdict"));
    Files.writeString(
        temporary.resolve("a.verdict"),
        verdict.replace("chunks=3+last flushes=3", "chunks=3+last flushes=9")
            + "finding error high streamed-unframed 7.0 response server frames=6\n");
    Run run = verdicts();
    assertEquals(3, run.failed().size(), run.failed().toString());
    assertTrue(run.failed().get(0).startsWith("exchange 0.0 GET /home"), run.failed().toString());
    assertTrue(run.failed().get(2).contains("7.0"), run.failed().toString());
    assertEquals(4, run.passed().size());
    String message = run.messages().get(0);
    assertTrue(message.contains("response flushes: was 9, now 3"), message);
    assertTrue(message.contains("chunkscope verify --update"), message);
  }

  @Test
  void whatCannotBeComparedFailsAndSaysWhy() throws Exception {
    copy(CorpusCaptures.CHUNKED, "new.pcap");
    copy(CorpusCaptures.CHUNKED, "damaged.pcap");
    Files.writeString(temporary.resolve("damaged.verdict"), "verdict 1\nnonsense\n");
    copyVerdict("story/iis-keep-alive-on", "orphan");
    Run run = verdicts();
    assertEquals(3, run.failed().size());
    String messages = String.join("\n", run.messages());
    assertTrue(messages.contains("there is no verdict yet"), messages);
    assertTrue(messages.contains("damaged.verdict: line 2: damaged"), messages);
    assertTrue(messages.contains("orphan.verdict: a verdict without a capture"), messages);
  }

  @Test
  void anExpectationIsATestForEachExchangeAndOneForTheWhole() throws Exception {
    Path capture = copy(CorpusCaptures.CHUNKED, "a.pcap");
    Run run =
        expectations(
            """
            no-findings: warning
            expect:
              - for: /home
                framing: chunked
              - name: Reused
                reused-at-least: 3
            """);
    assertEquals(List.of(), run.messages());
    assertEquals(
        List.of(
            HOME_0,
            HOME_0.replace("exchange 0", "exchange 3"),
            "as a whole",
            "as a whole",
            "no warning or worse in the whole capture"),
        run.passed());
    assertEquals(List.of(capture.toString(), "/home", "Reused"), run.containers());
    FileSource source = (FileSource) run.source("Reused");
    assertEquals(expectations.toFile(), source.getFile());
    assertEquals(5, source.getPosition().orElseThrow().getLine());
    assertEquals(capture.toFile(), ((FileSource) run.source(HOME_0)).getFile());
  }

  @Test
  void anExchangeThatDoesNotMeetItFailsAndTheWholeWithIt() throws Exception {
    copy(CorpusCaptures.RAW, "a.pcap");
    Run run = expectations("expect:\n  - for: /home\n    framing: chunked\n    status: 200\n");
    assertEquals(List.of(HOME_0, HOME_3, "as a whole"), run.failed());
    assertTrue(
        run.messages().get(1).contains("framing expected chunked, measured close-delimited"),
        run.messages().get(1));
    assertTrue(run.messages().get(1).contains("Wireshark: tcp.stream eq 3"));
    assertTrue(run.messages().get(2).startsWith("failed: /home ("), run.messages().get(2));
    assertTrue(run.messages().get(2).contains("site.yaml:2)\n"), run.messages().get(2));
  }

  @Test
  void whereNotAllMustMeetItExchangesAreSkipped() throws Exception {
    copy(CorpusCaptures.CHUNKED, "a.pcap");
    Run run = expectations("expect:\n  - framing: chunked\n    holds-for: any\n");
    assertEquals(List.of(), run.failed());
    assertEquals(2, run.aborted().size());
    assertEquals(3, run.passed().size());
  }

  @Test
  void whatTheCaptureCannotTellIsSkippedAndNoPassAsAWhole() throws Exception {
    copy(CorpusCaptures.of("http/no-content"), "a.pcap");
    Run run = expectations("expect:\n  - for: {status: 204}\n    streamed: true\n");
    assertEquals(List.of("as a whole"), run.failed());
    assertEquals(1, run.aborted().size());
    String messages = String.join("\n", run.messages());
    assertTrue(messages.contains("no case: no body by rule"), messages);
    assertTrue(messages.contains("unjudged: "), messages);
    assertTrue(messages.contains("the only exchange that is meant could not be judged"), messages);
  }

  @Test
  void anExpectationWithoutExchangesFails() throws Exception {
    copy(CorpusCaptures.CHUNKED, "a.pcap");
    Run run = expectations("expect:\n  - for: /checkout\n    framing: chunked\n");
    assertEquals(List.of("as a whole"), run.failed());
    assertTrue(run.messages().get(0).contains("no exchange in the capture is meant by it"));
    assertTrue(run.messages().get(0).contains("a.pcap"), run.messages().get(0));
  }

  @Test
  void aFileThatIsNoCaptureFailsAndTheOthersAreJudged() throws Exception {
    Files.writeString(temporary.resolve("a.pcap"), "no capture");
    copy(CorpusCaptures.CHUNKED, "b.pcap");
    Run run = expectations("expect:\n  - for: /home\n    framing: chunked\n");
    assertEquals(List.of("can be read"), run.failed());
    assertEquals(3, run.passed().size());
    assertTrue(run.messages().get(0).contains("a.pcap: cannot be read: "), run.messages().get(0));
  }

  @Test
  void whatIsWrongWithTheFilesIsToldAtOnce() throws Exception {
    Path yaml = Files.writeString(temporary.resolve("a.yaml"), "expect:\n  - framng: chunked\n");
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ChunkscopeTests.expectations(yaml, CorpusCaptures.CHUNKED));
    assertTrue(e.getMessage().contains("a.yaml:2: unknown key 'framng'"), e.getMessage());
    Files.writeString(yaml, "expect:\n  - framing: chunked\n");
    assertThrows(IllegalArgumentException.class, () -> ChunkscopeTests.expectations(yaml));
    assertThrows(
        IllegalArgumentException.class,
        () -> ChunkscopeTests.expectations(temporary.resolve("none.yaml"), CorpusCaptures.RAW));
    assertThrows(
        IllegalArgumentException.class, () -> ChunkscopeTests.verdicts(temporary.resolve("none")));
    Path empty = Files.createDirectory(temporary.resolve("empty"));
    assertThrows(IllegalArgumentException.class, () -> ChunkscopeTests.verdicts(empty));
    assertThrows(IllegalArgumentException.class, () -> ChunkscopeTests.expectations(yaml, empty));
  }

  @Test
  void namesFromTheWireAreEscaped() throws Exception {
    CorpusCaptures.patched(
        CorpusCaptures.CHUNKED, temporary.resolve("a.pcap"), "/home", "/\u001b[3\u0007");
    Run run = expectations("expect:\n  - framing: chunked\n");
    String all = run.passed() + " " + run.failed() + run.messages();
    assertFalse(all.contains("\u001b"), all);
    assertTrue(run.passed().get(0).startsWith("GET /\\x1b[3\\x07 at shop.example"), all);
  }
}
