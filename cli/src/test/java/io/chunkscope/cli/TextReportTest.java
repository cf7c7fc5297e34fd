package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads. */
class TextReportTest {

  @TempDir private Path directory;

  @Test
  void theVerdictComesFirstAndNamesTheServer() {
    String report = text(new TestCapture().framed("/a").streamedUnframed("/b").bytes());
    assertEquals(
        "1 of 2 responses from 192.0.2.3:80 (nginx) is streamed but not framed, at 00:12:00.272.",
        verdict(report));
    assertTrue(report.contains("\nServers\n  192.0.2.3:80 (nginx): 2 connections, 2 exchanges"));
  }

  @Test
  void aCleanCaptureGetsOneGoodSentence() {
    String report = text(new TestCapture().framed("/a").framed("/b").bytes());
    assertEquals("No fault found: 2 exchanges on 2 connections, all framed.", verdict(report));
  }

  @Test
  void aNoticeIsNoErrorAndNoneTheLessSomething() {
    String report =
        text(
            new TestCapture()
                .open(80)
                .client("\r\nGET /b HTTP/1.1\r\nHost: lab.example\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")
                .close()
                .bytes());
    assertEquals(
        "No error or warning found: 1 exchange on 1 connection, all framed.", verdict(report));
  }

  @Test
  void whatBothSidesDoIsToldOfBoth() {
    String both = "Connection: close, keep-alive\r\n";
    String report =
        text(
            new TestCapture()
                .open(80)
                .client("GET /b HTTP/1.1\r\nHost: lab.example\r\n" + both + "\r\n")
                .server("HTTP/1.1 200 OK\r\n" + both + "Content-Length: 2\r\n\r\nok")
                .close()
                .bytes());
    assertTrue(report.contains("Let the client send one of the two"), report);
    assertTrue(report.contains("Let the server send one of the two"), report);
  }

  @Test
  void theVerdictDoesNotCoverWhatNeverEnded() {
    String report =
        text(
            new TestCapture()
                .framed("/a")
                .open(80)
                .client("GET /b HTTP/1.1\r\nHost: lab.example\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok")
                .open(80)
                .client("GET /c HTTP/1.1\r\nHost: lab.example\r\n\r\n")
                .bytes());
    assertEquals(
        "No fault found: 3 exchanges on 3 connections, all framed; 1 without a response and 1"
            + " response without an end.",
        verdict(report));
  }

  @Test
  void whatTheCaptureLacksIsSaidBesideTheVerdict() {
    String report =
        text(
            new TestCapture()
                .open(80)
                .client("GET /b HTTP/1.1\r\nHost: lab.example\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\nok")
                .missing(5)
                .server("OK")
                .close()
                .bytes());
    assertEquals(
        "No fault found: 1 exchange on 1 connection, all framed. The capture does not tell all: 5"
            + " bytes are missing on 1 connection.",
        verdict(report));
  }

  @Test
  void manyCapturesDoNotPushTheVerdictAway() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("analyze"));
    for (int i = 0; i < 20; i++) {
      arguments.add(file(i + ".pcap", new TestCapture().framed("/" + i).bytes()));
    }
    arguments.add(file("empty.pcap", new byte[0]));
    String report = Invocation.of(arguments.toArray(String[]::new)).out();
    assertTrue(report.startsWith("21 captures: "), report);
    assertTrue(report.contains("empty.pcap\n  Problem: empty"), report);
    assertFalse(report.contains("7.pcap"), report);
    assertEquals("No fault found: 20 exchanges on 20 connections, all framed.", verdict(report));
  }

  @Test
  void whatHoldsNoHttpIsNamed() {
    String report =
        text(
            new TestCapture()
                .open(443)
                .client("\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000\u00a1\u0003\u0003")
                .close()
                .dns()
                .dns()
                .bytes());
    assertEquals(
        "No HTTP/1 in this capture: it holds 1 TLS connection and 2 UDP/DNS packets.",
        verdict(report));
  }

  @Test
  void whatTheChosenPortsLeaveOutIsNotDenied() {
    byte[] bytes = new TestCapture().framed("/a").bytes();
    Invocation run = Invocation.with(bytes, false, Map.of(), "analyze", "--port", "81", "-");
    assertEquals("No HTTP/1 at the chosen ports in this capture.", verdict(run.out()));
  }

  @Test
  void equalFindingsAreOneGroupWithACount() {
    TestCapture capture = new TestCapture();
    for (int i = 0; i < 3; i++) {
      capture.streamedUnframed("/often?" + i);
    }
    String report = text(capture.streamedUnframed("/once").bytes());
    assertTrue(
        report.contains("error streamed-unframed ×4 at 192.0.2.3:80: /often ×3, /once\n"), report);
    assertTrue(report.contains("    When: first 00:12:00."), report);
    assertEquals(2, report.split("streamed-unframed", -1).length, report);
  }

  @Test
  void manyPathsAreCutToTheMostFrequent() {
    TestCapture capture = new TestCapture().streamedUnframed("/twice").streamedUnframed("/twice");
    for (int i = 0; i < 20; i++) {
      capture.streamedUnframed("/p" + i);
    }
    String report = text(capture.bytes()).replaceAll("\\s+", " ");
    assertTrue(report.contains(": /twice ×2, /p0, /p1,"), report);
    assertTrue(report.contains(" and 13 more paths "), report);
  }

  @Test
  void linesFitTheWidth() {
    byte[] bytes = new TestCapture().streamedUnframed("/page").bytes();
    Map<String, String> narrow = Map.of("COLUMNS", "60", "NO_COLOR", "1");
    Invocation run = Invocation.with(bytes, true, narrow, "analyze", "-");
    assertTrue(run.out().lines().allMatch(line -> line.length() <= 60), run.out());
    assertTrue(text(bytes).lines().allMatch(line -> line.length() <= 100));
  }

  @Test
  void coloursDoNotChangeTheWords() {
    byte[] bytes = new TestCapture().streamedUnframed("/page").bytes();
    Invocation run = Invocation.with(bytes, false, Map.of(), "analyze", "--color", "always", "-");
    assertEquals(text(bytes), run.out().replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void hostileBytesReachTheTerminalEscaped() {
    String target = "/\u001b]0;owned\u0007\u009b31m\u00e2\u0080\u00ae";
    String report = text(new TestCapture().streamedUnframed(target).bytes());
    assertTrue(report.contains("/\\x1b]0;owned\\x07\\x9b31m\\xe2\\x80\\xae"), report);
    assertFalse(report.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c)));
  }

  @Test
  void exampleNamesItsFileWhenThereAreSeveral() throws IOException {
    String a = file("a.pcap", new TestCapture().framed("/a").bytes());
    String b = file("b.pcap", new TestCapture().streamedUnframed("/b").bytes());
    String report = Invocation.of("analyze", a, b).out();
    assertTrue(report.startsWith(a + ": pcap"), report);
    assertTrue(report.contains("\n" + b + ": pcap"), report);
    assertTrue(report.replaceAll("\\s+", " ").contains("Look: " + b + "; connection 0"), report);
  }

  @Test
  void whatIsHiddenIsCountedAndHowToSeeItIsSaid() {
    byte[] bytes =
        new TestCapture()
            .join(80)
            .client("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            .server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
            .close()
            .bytes();
    String some = text(bytes);
    assertTrue(some.contains("1 info hidden; --min-severity info shows them."), some);
    assertFalse(some.contains("capture-midstream"), some);
    Invocation all =
        Invocation.with(bytes, false, Map.of(), "analyze", "--min-severity", "info", "-");
    assertFalse(all.out().contains("hidden"), all.out());
    assertTrue(all.out().contains("What the capture cannot tell\n\ninfo capture-midstream"));
  }

  private static String text(byte[] capture) {
    return Invocation.with(capture, false, Map.of(), "analyze", "-").out();
  }

  /** The paragraph after the heading, as one line. */
  private static String verdict(String report) {
    return report.split("\n\n", -1)[1].strip().replace('\n', ' ');
  }

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes).toString();
  }
}
