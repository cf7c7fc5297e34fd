package io.chunkscope.cli.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.Endpoint;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveFindingsTest {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long START_NS = 1_795_219_920L * SECOND_NS; // 2026-11-21T00:12:00Z
  private static final RuleInfo RULE =
      new RuleInfo("late-answer", "delivery", Severity.WARNING, Party.SERVER, "RFC", "s", "e");

  private final StringWriter out = new StringWriter();
  private final LiveFindings lines =
      new LiveFindings(new Page(out, 500, Ink.PLAIN), Severity.NOTICE, 60);

  private static Finding finding(Severity severity, String path, String summary) {
    return new Finding(
        RULE,
        severity,
        Confidence.HIGH,
        Party.SERVER,
        12,
        0,
        Direction.SERVER_TO_CLIENT,
        Endpoint.of(new byte[] {10, 0, 0, 1}, 80),
        path,
        List.of(7L),
        START_NS,
        summary,
        "fix",
        "RFC",
        "tcp.stream eq 12");
  }

  private static Finding finding(String path) {
    return finding(Severity.WARNING, path, "It came late.");
  }

  private String told() {
    String text = out.toString();
    out.getBuffer().setLength(0);
    return text;
  }

  @Test
  void theFirstOfItsKindIsToldAtOnce() throws IOException {
    lines.add(finding("/a"));
    assertEquals(
        "00:12:00.000 warning late-answer at 10.0.0.1:80 /a: It came late. (connection 12)\n",
        told());
    lines.add(finding("/b"));
    assertEquals(
        "00:12:00.000 warning late-answer at 10.0.0.1:80 /b: It came late. (connection 12)\n",
        told());
  }

  @Test
  void repeatsAreCountedAndToldOnTheInterval() throws IOException {
    lines.tellRepeats(START_NS);
    for (int i = 0; i < 10_001; i++) {
      lines.add(finding("/a"));
    }
    told();
    lines.tellRepeats(START_NS + 60 * SECOND_NS - 1);
    assertEquals("", told());
    lines.tellRepeats(START_NS + 60 * SECOND_NS);
    assertEquals("00:13:00.000 warning late-answer at 10.0.0.1:80 /a: 10,000 more\n", told());
    lines.tellRepeats(START_NS + 120 * SECOND_NS);
    assertEquals("", told());
    lines.add(finding("/a"));
    lines.tellRepeats(START_NS + 180 * SECOND_NS);
    assertEquals("00:15:00.000 warning late-answer at 10.0.0.1:80 /a: 1 more\n", told());
  }

  @Test
  void milderFindingsAreNotTold() throws IOException {
    lines.add(finding(Severity.INFO, "/a", "It came."));
    assertEquals("", told());
    lines.add(finding(Severity.NOTICE, "/a", "It came."));
    assertFalse(told().isEmpty());
  }

  @Test
  void theKindLeastRecentlyBegunIsForgottenWhereThereAreTooMany() throws IOException {
    for (int i = 0; i <= 2_000; i++) {
      lines.add(finding("/" + i));
    }
    assertEquals(2_001, told().lines().count());
    lines.add(finding("/2000"));
    assertEquals("", told());
    lines.add(finding("/0"));
    assertEquals(1, told().lines().count());
  }

  @Test
  void countsOfAForgottenKindAreToldBeforeItGoes() throws IOException {
    lines.add(finding("/first"));
    lines.add(finding("/first"));
    for (int i = 0; i < 1_999; i++) {
      lines.add(finding("/" + i));
    }
    told();
    lines.add(finding("/last"));
    assertEquals(
        List.of(
            "00:12:00.000 warning late-answer at 10.0.0.1:80 /first: 1 more",
            "00:12:00.000 warning late-answer at 10.0.0.1:80 /last: It came late. (connection 12)"),
        told().lines().toList());
  }

  @Test
  void hostilePathsAndSentencesAreEscapedAndCut() throws IOException {
    lines.add(finding(Severity.WARNING, "/\u001b[2J\r\n" + "x".repeat(100), "Said \u001b[31m."));
    String line = told();
    assertEquals(1, line.lines().count());
    assertEquals(
        "00:12:00.000 warning late-answer at 10.0.0.1:80 /\\x1b[2J\\x0d\\x0a"
            + "x".repeat(43)
            + "…: Said \\x1b[31m. (connection 12)\n",
        line);
  }

  @Test
  void whatNamesNoServerOrPathLeavesThemOut() throws IOException {
    Finding about = finding("/a");
    lines.add(
        new Finding(
            RULE,
            Severity.ERROR,
            about.confidence(),
            about.party(),
            Finding.NONE,
            Finding.NONE,
            null,
            null,
            null,
            List.of(),
            0,
            "Something.",
            null,
            null,
            null));
    assertEquals("error late-answer: Something.\n", told());
  }
}
