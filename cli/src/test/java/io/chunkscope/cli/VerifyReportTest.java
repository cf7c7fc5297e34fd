package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chunkscope.cli.report.junit.JunitSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** How {@code verify} tells what differs, in each of its formats. */
class VerifyReportTest {
  private final Path folder;
  private final VerifiedFolder captures;

  VerifyReportTest(@TempDir Path folder) {
    this.folder = folder;
    captures = new VerifiedFolder(folder);
  }

  @Test
  void whatChangedIsToldByExchange() throws IOException {
    captures.framed("page.pcap");
    captures.verify("--update");
    captures.unframed("page.pcap");
    Invocation run = captures.verify();
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
  void whatChangedInSeveralCapturesIsSummedUp() throws IOException {
    for (String name : new String[] {"a.pcap", "b.pcap", "c.pcap"}) {
      captures.framed(name);
    }
    captures.verify("--update");
    captures.unframed("a.pcap");
    captures.unframed("c.pcap");
    Invocation run = captures.verify();
    assertTrue(
        run.out()
            .contains(
                """

                3 captures: 1 passed, 2 failed.
                  in 2: finding came: error streamed-unframed (response)
                  in 2: packets changed
                """),
        run.out());
    captures.framed("c.pcap");
    assertFalse(captures.verify().out().contains("  in "), "one capture tells its own story");
  }

  @Test
  void tooManyDifferencesAreCounted() throws IOException {
    TestCapture capture = new TestCapture();
    for (int i = 0; i < 60; i++) {
      capture.framed("/page" + i);
    }
    captures.write("page.pcap", capture.bytes());
    captures.verify("--update");
    Path verdict = folder.resolve("page.verdict");
    Files.writeString(verdict, Files.readString(verdict).replace("flushes=1", "flushes=2"));
    Invocation run = captures.verify();
    assertEquals(1, run.status());
    assertEquals(40, run.out().lines().filter(l -> l.contains("was 2, now 1")).count());
    assertTrue(run.out().contains("    and 20 more\n"), run.out());
  }

  @Test
  void whatAVerdictHoldsCannotMoveTheCursor() throws IOException {
    captures.framed("page.pcap");
    captures.verify("--update");
    Path verdict = folder.resolve("page.verdict");
    String text = Files.readString(verdict);
    Files.writeString(verdict, text.replace("end=fin-by-server", "end=\u001b[2Jx"));
    Invocation run = captures.verify();
    assertEquals(1, run.status());
    assertTrue(run.out().contains("was \\x1b[2Jx, now"), run.out());
    assertFalse(run.out().contains("\u001b"), run.out());
  }

  @Test
  void coloursAreForTerminals() throws IOException {
    captures.unframed("page.pcap");
    String[] line = {"verify", folder.toString()};
    assertTrue(Invocation.with(new byte[0], true, Map.of(), line).out().contains("\u001b[1m"));
    assertFalse(captures.verify().out().contains("\u001b"));
    assertTrue(captures.verify("--color", "always").out().contains("\u001b[1m"));
  }

  @Test
  void jsonTellsEveryDifference() throws IOException {
    captures.framed("page.pcap");
    captures.verify("--update");
    captures.unframed("page.pcap");
    captures.framed("second.pcap");
    JsonNode document = new ObjectMapper().readTree(captures.verify("--format", "json").out());
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
    captures.framed("good.pcap");
    captures.unframed("sub/bad <&\"\u001b[2J\u00e9.pcap");
    captures.framed("torn.pcap");
    captures.verify("--update");
    captures.framed("sub/bad <&\"\u001b[2J\u00e9.pcap");
    Files.write(folder.resolve("torn.verdict"), new byte[] {27, -1, 0, '<', '\n'});
    Files.writeString(folder.resolve("lost.verdict"), "verdict 1\ncapture unreadable\n");
    Path file = folder.resolve("out.xml");
    Invocation run = captures.verify("--format", "junit", "-o", file.toString());
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
}
