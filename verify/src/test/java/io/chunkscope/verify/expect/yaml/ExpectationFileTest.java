package io.chunkscope.verify.expect.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.verify.expect.Expectation;
import io.chunkscope.verify.expect.Expectations;
import io.chunkscope.verify.expect.Selection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationFileTest {

  @Test
  void readsWhatIsExpected() throws Exception {
    Expectations file =
        ExpectationFile.parse(
            "site.yaml",
            """
            # a comment
            expect:
              - name: The home page
                for: GET www.example.com/home
                framing: chunked
                no-findings: {from: warning, except: [bare-cr]}

              - for: {path-regex: '/a/[0-9]+', status: [200, 3xx]}
                holds-for: 2
                seen-at-least: 5
                complete: true
            no-findings: error
            no-capture-gaps: true
            """);
    assertEquals("site.yaml", file.source());
    assertEquals(List.of(3, 8), file.expectations().stream().map(Expectation::line).toList());
    Expectation home = file.expectations().get(0);
    assertEquals("The home page", home.title());
    assertEquals("GET www.example.com/home", home.selection().toString());
    assertEquals(Expectation.ALL, home.quota());
    assertEquals(1, home.seenAtLeast());
    assertEquals(Severity.WARNING, home.noFindings().from());
    assertEquals(Set.of("bare-cr"), home.noFindings().except());
    assertEquals(
        List.of("framing", "no-findings"), home.checks().stream().map(c -> c.key()).toList());
    Expectation other = file.expectations().get(1);
    assertEquals("/a/[0-9]+, status 200 or 3xx", other.title());
    assertEquals(2, other.quota());
    assertEquals(5, other.seenAtLeast());
    assertEquals(Severity.ERROR, file.noFindings().from());
    assertEquals(12, file.noFindingsLine());
    assertTrue(file.noCaptureGaps());
    assertEquals(13, file.noCaptureGapsLine());
  }

  @Test
  void withoutForEveryExchangeIsMeant() throws Exception {
    Expectations file = ExpectationFile.parse("a", "expect: [{complete: true}]");
    assertEquals(Selection.ALL, file.expectations().get(0).selection());
    assertEquals("every exchange", file.expectations().get(0).title());
  }

  @ParameterizedTest
  @CsvSource({
    "200ms, 200000000",
    "1.5s, 1500000000",
    "1.5 s, 1500000000",
    "0s, 0",
    "7us, 7000",
    "7µs, 7000",
    "7ns, 7",
    "2min, 120000000000",
    "1h, 3600000000000",
    "999999999h, 9223372036854775807",
    "200, -1",
    "-1s, -1",
    "1 day, -1",
    "1..5s, -1",
    "s, -1",
    "1e3s, -1"
  })
  void timesHaveUnits(String text, long ns) {
    assertEquals(ns, DurationText.parse(text));
  }

  /** Each expectation stands in line 3, after {@code expect:} and {@code - complete: true}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "flushs-at-least: 2 | unknown key 'flushs-at-least'; did you mean 'flushes-at-least'? (an expectation)",
        "xyzzyx: 2 | unknown key 'xyzzyx' (an expectation)",
        "framing: chunky | framing expects one of chunked, content-length, close-delimited, none, tunnel, undetermined, not 'chunky'; did you mean 'chunked'?",
        "framing: [] | framing expects at least one value",
        "framing: {a: b} | framing expects one of chunked, content-length, close-delimited, none, tunnel, undetermined, not keys and values",
        "framing: | framing expects one of chunked, content-length, close-delimited, none, tunnel, undetermined, and there is nothing",
        "streamed: yes | streamed expects true or false, not 'yes'",
        "streamed: 'true' | streamed expects true or false, not 'true'",
        "flushes-at-least: 0 | flushes-at-least expects a whole number from 1 on, not '0'",
        "flushes-at-least: two | flushes-at-least expects a whole number from 1 on, not 'two'",
        "flushes-at-least: 1.5 | flushes-at-least expects a whole number from 1 on, not '1.5'",
        "flushes-at-least: -3 | flushes-at-least expects a whole number from 1 on, not '-3'",
        "flushes-at-least: 99999999999 | flushes-at-least expects a whole number from 1 on, not '99999999999'",
        "flushes-at-least: [1] | flushes-at-least expects a whole number from 1 on, not a list",
        "first-flush-within: 200 | first-flush-within expects a time with its unit, such as 200ms or 1.5s, not '200'",
        "first-flush-within: soon | first-flush-within expects a time with its unit, such as 200ms or 1.5s, not 'soon'",
        "status: 99 | status expects a status code such as 200 or 2xx, not '99'",
        "status: [200, ok] | status expects a status code such as 200 or 2xx, not 'ok'",
        "content-type: text/html; charset=utf-8 | content-type is compared without parameters; leave out '; ...'",
        "content-type: 7 | content-type expects a text, not '7'; put it in quotes",
        "content-coding: gzipp | content-coding expects one of none, gzip, deflate, br, zstd, compress, not 'gzipp'; did you mean 'gzip'?",
        "http-version: 1.1 | http-version expects one of HTTP/1.1, HTTP/1.0, HTTP/0.9, not '1.1'; did you mean 'HTTP/1.1'?",
        "no-findings: bad | no-findings expects one of error, warning, notice, info, not 'bad'",
        "no-findings: {except: bare-cr} | no-findings expects from (a severity), or only (rules), or both",
        "no-findings: {only: bare-crr} | unknown rule 'bare-crr'; did you mean 'bare-cr'?",
        "no-findings: {at: error} | unknown key 'at' (no-findings)",
        "no-findings: [error] | no-findings expects keys and values",
        "name: '' | name expects a text, and there is nothing",
        "for: {port: 80} | unknown key 'port'; did you mean 'host'? (for)",
        "for: GET /a b | for expects [METHOD] [HOST]/PATH, such as GET www.example.com/home, not 'GET /a b'",
        "for: [/a] | for expects keys and values",
        "for: {path: home} | path begins with / or *, not 'home'",
        "for: {path-regex: '['} | path-regex is no regular expression: Unclosed character class",
        "for: {path: /a, path-regex: /a} | path and path-regex exclude each other",
        "for: {method: 'G T'} | method expects a word, not 'G T'",
        "for: /a | nothing is said that must hold",
        "holds-for: most | holds-for expects all, any, or a number (at least so many), not 'most'",
        "holds-for: 0 | holds-for expects all, any, or a number (at least so many), not '0'",
        "seen-at-least: -1 | seen-at-least expects a whole number from 0 on, not '-1'",
        "{chunks-at-least: 3, chunks-at-most: 2} | chunks-at-most is less than chunks-at-least",
        "{delivery-at-least: 1s, delivery-at-most: 200ms} | delivery-at-most is less than delivery-at-least",
        "{streamed: true, flushes-at-most: 1} | streamed means two flushes or more",
        "{streamed: false, flushes-at-least: 2} | streamed: false means one flush at most",
        "{framing: content-length, chunks-at-least: 2} | chunks-at-least goes with framing: chunked only",
        "{complete: true, complete: true} | 'complete' again; it stands in line 3",
        "{[a]: b} | a key must be a word",
        "text | an expectation expects keys and values",
        "*alias | aliases (*name) are not read; write it out",
        "complete: true, | not YAML: mapping values are not allowed here",
        "complete: !!java.net.URL [x] | complete expects true or false, not a list",
      })
  void everyProblemIsOneLineWithItsPlace(String expectation, String problem) {
    boolean inFlow = expectation.startsWith("{") || expectation.startsWith("*");
    String yaml = "expect:\n  - complete: true\n  - " + expectation + "\n";
    List<SyntaxProblem> problems = problems(yaml);
    SyntaxProblem first = problems.get(0);
    if (!problem.startsWith("not YAML")) {
      assertEquals("site.yaml:3: " + problem, first.toString());
      assertEquals(1, problems.size(), problems.toString());
    } else {
      assertTrue(first.toString().startsWith("site.yaml:"), first.toString());
    }
    assertTrue(inFlow || first.column() > 4, first.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | site.yaml: expects nothing; write 'expect:' and a list below it",
        "'# only a comment' | site.yaml: expects nothing; write 'expect:' and a list below it",
        "'{}' | site.yaml:1: expects nothing; write 'expect:' and a list below it",
        "'[]' | site.yaml:1: at the top expects keys and values",
        "'expect: []' | site.yaml:1: expect expects at least one expectation",
        "'expect: {complete: true}' | site.yaml:1: expect expects a list; begin each expectation with '- '",
        "'expected: []' | site.yaml:1: unknown key 'expected'; did you mean 'expect'? (at the top)",
        "'no-capture-gaps: maybe' | site.yaml:1: no-capture-gaps expects true or false, not 'maybe'",
      })
  void theFileAsAWholeIsChecked(String yaml, String problem) {
    assertEquals(problem, problems(yaml).get(0).toString());
  }

  @Test
  void allProblemsAreTold() {
    List<SyntaxProblem> problems =
        problems("expect:\n  - framing: raw\n    flush: 2\n  - streamed: 1\nno-finding: error\n");
    assertEquals(List.of(2, 3, 4, 5), problems.stream().map(SyntaxProblem::line).toList());
    String many = "expect:\n" + "  - framing: raw\n".repeat(1000);
    assertEquals(50, problems(many).size());
  }

  @Test
  void twoDocumentsAreOneTooMany() {
    assertEquals(2, problems("no-capture-gaps: true\n---\nno-capture-gaps: true\n").get(0).line());
  }

  @Test
  void hostileFilesAreRefusedInALine() {
    String deep = "[".repeat(100_000);
    assertTrue(problems(deep).get(0).message().contains("nested too deep"));
    String large = "#" + "x".repeat(YamlTree.MAX_CHARS);
    assertTrue(problems(large).get(0).message().contains("larger than"));
    StringBuilder laughs = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c < 'k'; c++) {
      laughs.append(c).append(": &").append(c).append(" [");
      laughs.append(("*" + (char) (c - 1) + ", ").repeat(9)).append("x]\n");
    }
    assertTrue(problems(laughs.toString()).get(0).message().contains("aliases"));
    assertEquals(1, problems("a: \u0000").size());
    assertEquals(1, problems("\"\\ud800\": \t- x: [").size());
  }

  @Test
  void longValuesAreCutInMessages() {
    String message = problems("expect: [{framing: " + "x".repeat(5000) + "}]").get(0).message();
    assertTrue(message.length() < 300, message);
  }

  @Test
  void filesAreReadAsUtf8(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("site.yaml");
    Files.writeString(file, "expect: [{name: Bücher, complete: true}]");
    assertEquals("Bücher", ExpectationFile.read(file).expectations().get(0).name());
    Files.write(file, "name: B\u00fccher".getBytes(StandardCharsets.ISO_8859_1));
    ExpectationSyntaxException e =
        assertThrows(ExpectationSyntaxException.class, () -> ExpectationFile.read(file));
    assertEquals(file + ": not a text in UTF-8", e.getMessage());
    assertThrows(
        NoSuchFileException.class, () -> ExpectationFile.read(directory.resolve("no.yaml")));
    assertThrows(IOException.class, () -> ExpectationFile.read(directory));
  }

  private static List<SyntaxProblem> problems(String yaml) {
    ExpectationSyntaxException e =
        assertThrows(
            ExpectationSyntaxException.class, () -> ExpectationFile.parse("site.yaml", yaml));
    return e.problems();
  }
}
