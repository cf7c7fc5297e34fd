package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir Path folder;
  private Path raw;

  @BeforeEach
  void record() throws Exception {
    raw = folder.resolve("raw.pcap");
    Files.write(raw, new TestCapture().streamedUnframed("/home").bytes());
  }

  @Test
  void pageGoesToTheFileNamed() throws Exception {
    Path page = folder.resolve("report.html");
    Invocation run = Invocation.of("report", raw.toString(), "-o", page.toString());
    assertEquals(0, run.status(), run.err());
    assertEquals("", run.out() + run.err());
    String html = Files.readString(page, StandardCharsets.UTF_8);
    assertTrue(html.startsWith("<!DOCTYPE html>"));
    assertTrue(html.endsWith("</html>\n"));
    assertTrue(html.contains("1 of 1 response from 192.0.2.3:80 (Microsoft-IIS/7.5) is streamed"));
    // Where its maker keeps captures is nobody's business.
    assertTrue(html.contains("raw.pcap: "));
    assertTrue(!html.contains(folder.toString()));
  }

  @Test
  void withoutAFileItGoesToStandardOutputButNotToATerminal() {
    assertTrue(Invocation.of("report", raw.toString()).out().startsWith("<!DOCTYPE html>"));
    Invocation run = Invocation.with(new byte[0], true, Map.of(), "report", raw.toString());
    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().contains("-o report.html"), run.err());
  }

  @Test
  void exitStatusFollowsFindingsOnlyWhereAsked() {
    assertEquals(0, Invocation.of("report", raw.toString()).status());
    assertEquals(1, Invocation.of("report", "--fail-on", "error", raw.toString()).status());
  }

  @Test
  void captureIsNeverOverwritten() throws Exception {
    byte[] before = Files.readAllBytes(raw);
    Invocation run = Invocation.of("report", raw.toString(), "-o", raw.toString());
    assertEquals(2, run.status());
    assertEquals(before.length, Files.size(raw));
  }

  @Test
  void whatCannotBeReadIsToldInThePageToo() throws Exception {
    Path none = folder.resolve("none.pcap");
    Files.writeString(none, "this is no capture");
    Invocation both = Invocation.of("report", none.toString(), raw.toString());
    assertEquals(2, both.status());
    assertTrue(both.out().contains("<li>none.pcap: "), both.out().substring(0, 200));
    assertTrue(both.out().contains("streamed but not framed"));
    Invocation alone = Invocation.of("report", none.toString());
    assertEquals(2, alone.status());
    assertTrue(alone.out().contains("<h1>No capture could be read.</h1>"));
  }

  @Test
  void rulesAndPortsAreChosenAsInAnalyze() {
    String page =
        Invocation.of("report", "--ignore", "delivery", "--port", "80", raw.toString()).out();
    assertTrue(!page.contains("streamed-unframed"));
    assertTrue(
        Invocation.of("report", "--port", "81", raw.toString())
            .out()
            .contains("No HTTP/1 at the chosen ports"));
  }
}
