package io.chunkscope.verify.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictDiffTest {
  private static final String HEAD = "verdict 1\ncapture pcap ETHERNET packets=14 complete\n";
  private static final String CONNECTION =
      "connection 0 http/1 client 198.51.100.7:49152 server 192.0.2.10:80 end=fin-by-client"
          + " roles=certain missing=0/0\n";
  private static final String CHUNKED =
      "200 HTTP/1.1 chunked 6.3(4) body=20 missing=0 chunks=3+last flushes=2 end=last-chunk"
          + " complete";
  private static final String RAW =
      "200 HTTP/1.1 close-delimited 6.3(8) persistence=close-option body=20 missing=0 chunks=-"
          + " flushes=2 end=fin complete";
  private static final String ENDS = ", 198.51.100.7:49152 to 192.0.2.10:80";

  @Test
  void theSameTextHasNoDifferences() throws VerdictFormatException {
    String text = HEAD + CONNECTION + exchange(0, "GET /home", CHUNKED) + finding("error", "0.0");
    assertEquals(List.of(), diff(text, text));
  }

  @Test
  void aFramingThatChangedIsToldWithWhatFollowsFromIt() throws VerdictFormatException {
    assertEquals(
        List.of(
            "response framing: was chunked by RFC 9112 §6.3(4), now close-delimited by RFC"
                + " 9112 §6.3(8)",
            "response persistence: was persist (HTTP/1.1 without close), now close (Connection:"
                + " close)",
            "response chunks: was 3 and the last-chunk, now none",
            "response end: was last-chunk, now fin"),
        sentences(
            "exchange 0.0 GET /home" + ENDS,
            HEAD + CONNECTION + exchange(0, "GET /home", CHUNKED),
            HEAD + CONNECTION + exchange(0, "GET /home", RAW)));
  }

  @Test
  void aFindingCameOrWent() throws VerdictFormatException {
    String without = HEAD + CONNECTION + exchange(0, "GET /home", RAW);
    String with = without + finding("error", "0.0");
    String subject = "exchange 0.0 GET /home" + ENDS;
    assertEquals(
        List.of("finding came: error streamed-unframed (response)"),
        sentences(subject, without, with));
    assertEquals(
        List.of("finding went: error streamed-unframed (response)"),
        sentences(subject, with, without));
  }

  @Test
  void aFindingOfARuleThatNoLongerExistsSaysSo() throws VerdictFormatException {
    String with = HEAD + "finding notice high no-such-rule - - capture frames=-\n";
    assertEquals(
        List.of("finding went: notice no-such-rule; no such rule any more"),
        sentences("the capture", with, HEAD));
  }

  @Test
  void aSeverityThatChangedIsOneDifference() throws VerdictFormatException {
    String base = HEAD + CONNECTION + exchange(0, "GET /home", RAW);
    assertEquals(
        List.of("finding streamed-unframed severity: was warning, now error"),
        sentences(
            "exchange 0.0 GET /home" + ENDS,
            base + finding("warning", "0.0"),
            base + finding("error", "0.0")));
  }

  @Test
  void twoFindingsOfOneRuleAreMatchedOneByOne() throws VerdictFormatException {
    String first = "finding notice high obs-fold 0 request client frames=1\n";
    String second = "finding notice high obs-fold 0 request client frames=2\n";
    assertEquals(
        List.of("finding came: notice obs-fold (request)"),
        sentences(
            "connection 0" + ENDS, HEAD + CONNECTION + second, HEAD + CONNECTION + first + second));
  }

  @Test
  void anExchangeBetweenOthersDoesNotMakeThoseBehindItDifferent() throws VerdictFormatException {
    String before =
        HEAD
            + CONNECTION
            + exchange(0, "GET /a", CHUNKED)
            + exchange(1, "GET /b", RAW)
            + finding("error", "0.1");
    String after =
        HEAD
            + CONNECTION
            + exchange(0, "GET /a", CHUNKED)
            + exchange(1, "GET /new", CHUNKED)
            + exchange(2, "GET /b", RAW)
            + finding("error", "0.2");
    assertEquals(
        List.of("exchange came: 200 chunked by RFC 9112 §6.3(4)"),
        sentences("exchange 0.1 GET /new" + ENDS, before, after));
    assertEquals(
        List.of("exchange went: 200 chunked by RFC 9112 §6.3(4)"),
        sentences("exchange 0.1 GET /new" + ENDS, after, before));
  }

  @Test
  void anotherRequestLineInTheSamePlaceIsAChange() throws VerdictFormatException {
    assertEquals(
        List.of("request line: was GET /a, now GET /b"),
        sentences(
            "exchange 0.0 GET /b" + ENDS,
            HEAD + CONNECTION + exchange(0, "GET /a", RAW),
            HEAD + CONNECTION + exchange(0, "GET /b", RAW)));
  }

  @Test
  void aConnectionThatWentTakesItsExchangesWithIt() throws VerdictFormatException {
    List<Difference> differences =
        diff(HEAD + CONNECTION + exchange(0, "GET /a", RAW) + finding("error", "0.0"), HEAD);
    assertEquals(
        List.of("connection", "exchange", "finding"),
        differences.stream().map(Difference::what).toList());
    assertEquals(
        List.of(Difference.Kind.WENT, Difference.Kind.WENT, Difference.Kind.WENT),
        differences.stream().map(Difference::kind).toList());
  }

  @Test
  void theFileItselfIsCompared() throws VerdictFormatException {
    assertEquals(
        List.of(
            "format: was pcap, now none",
            "link types: was ETHERNET, now none",
            "packets: was 14, now none",
            "reading: was complete, now unreadable"),
        sentences("the capture", HEAD, "verdict 1\ncapture unreadable\n").stream()
            .sorted()
            .toList());
  }

  @Test
  void interimResponsesAndNotesAreCompared() throws VerdictFormatException {
    assertEquals(
        List.of("interim: was 100 103, now 100;incomplete", "uncertain: was none, now so"),
        sentences(
            "exchange 0.0 POST /x" + ENDS,
            HEAD + CONNECTION + exchange(0, "POST /x", "100, 103, " + RAW),
            HEAD + CONNECTION + exchange(0, "POST /x", "100;incomplete, " + RAW + " uncertain")));
  }

  @Test
  void thousandsOfExchangesWithNothingInCommonAreCompared() throws VerdictFormatException {
    StringBuilder before = new StringBuilder(HEAD + CONNECTION);
    StringBuilder after = new StringBuilder(HEAD + CONNECTION);
    for (int i = 0; i < 3000; i++) {
      before.append(exchange(i, "GET /old" + i, RAW));
      after.append(exchange(i, "GET /new" + i, RAW));
    }
    assertEquals(3000, diff(before.toString(), after.toString()).size());
  }

  private static List<String> sentences(String subject, String before, String after)
      throws VerdictFormatException {
    List<Difference> differences = diff(before, after);
    differences.forEach(difference -> assertEquals(subject, difference.subject()));
    return differences.stream().map(Difference::sentence).toList();
  }

  private static List<Difference> diff(String before, String after) throws VerdictFormatException {
    return VerdictDiff.of(VerdictReader.read(before), VerdictReader.read(after));
  }

  private static String exchange(int index, String requestLine, String response) {
    return "exchange 0." + index + " " + requestLine + " HTTP/1.1 none -> " + response + "\n";
  }

  private static String finding(String severity, String subject) {
    return "finding "
        + severity
        + " high streamed-unframed "
        + subject
        + " response server frames=6\n";
  }
}
