package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chunkscope.cli.report.junit.JunitSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every output makes of the corpus's hostile captures, values of 100,000 bytes among them. */
class HostileRecipesTest {
  private static final List<String> FORMATS =
      List.of("text", "json", "ndjson", "csv", "har", "sarif", "junit");

  /** They cut values; the others keep them whole, for programs. */
  private static final List<String> FOR_PEOPLE = List.of("text", "csv", "junit");

  private static final int LONGEST_LINE = 40_000;

  @TempDir Path directory;

  static List<Path> captures() {
    return HostileCapture.recorded();
  }

  static Stream<Arguments> capturesAndFormats() {
    return captures().stream()
        .flatMap(capture -> FORMATS.stream().map(format -> Arguments.of(capture, format)));
  }

  @ParameterizedTest
  @MethodSource("capturesAndFormats")
  void reportsCarryNothingThatIsObeyed(Path capture, String format) throws Exception {
    Invocation run = Invocation.of("analyze", "--format", format, capture.toString());
    assertTrue(run.status() < 2, run.err());
    String out = run.out();
    assertHarmless(out);
    assertHarmless(run.err());
    switch (format) {
      case "json", "har", "sarif" -> new ObjectMapper().readTree(out);
      case "ndjson" -> {
        for (String line : out.lines().toList()) {
          new ObjectMapper().readTree(line);
        }
      }
      case "junit" -> {
        JunitSchema.validated(out);
        assertFalse(out.contains("<script") || out.contains("<img"), "markup");
      }
      case "csv" -> assertFalse(out.matches("(?s).*[\n,]\"?[=+@-].*"), "a formula");
      default -> {}
    }
    if (FOR_PEOPLE.contains(format)) {
      int longest = out.lines().mapToInt(String::length).max().orElse(0);
      assertTrue(longest < LONGEST_LINE, format + " has a line of " + longest);
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  void thePageHoldsNoMarkupOfTheCapture(Path capture) throws Exception {
    Path page = directory.resolve("report.html");
    Invocation run = Invocation.of("report", capture.toString(), "-o", page.toString());
    assertEquals(0, run.status(), run.err());
    String html = Files.readString(page);
    assertHarmless(html);
    assertFalse(html.contains("<script>alert") || html.contains("<img"), "markup");
    assertTrue(html.contains("alert(1)"), "the wire is quoted");
    assertTrue(html.length() < 600_000, "values are cut: " + html.length());
  }

  @ParameterizedTest
  @MethodSource("captures")
  void showDrawsEachConnectionWithinItsLines(Path capture) {
    for (int connection = 0; connection < 9; connection++) {
      Invocation run = Invocation.of("show", capture.toString(), "-c", connection + "");
      if (connection > 1 && run.status() == 2) {
        break; // the first recipe has two
      }
      assertEquals(0, run.status(), run.err());
      assertHarmless(run.out());
      assertTrue(run.out().lines().allMatch(line -> line.length() < 400), "too long a line");
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  void annotateWritesNoControlCharacters(Path capture) throws Exception {
    Path copy = directory.resolve("annotated.pcapng");
    Invocation run = Invocation.of("annotate", capture.toString(), "-o", copy.toString());
    assertEquals(0, run.status(), run.err());
    assertHarmless(run.out());
    int found = 0;
    for (List<String> texts : AnnotateCommandTest.comments(copy).values()) {
      for (String text : texts) {
        assertHarmless(text);
        assertTrue(text.length() < 10_000);
        found++;
      }
    }
    assertTrue(found >= 9, found + " comments");
  }

  private static void assertHarmless(String text) {
    int at = 0;
    while (at < text.length() && !HostileCapture.isDangerous(text.charAt(at))) {
      at++;
    }
    if (at < text.length()) {
      String around = text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 40));
      throw new AssertionError(
          "not harmless: "
              + new String(around.getBytes(StandardCharsets.UTF_8), StandardCharsets.US_ASCII));
    }
  }
}
