package io.chunkscope.cli.report.junit;

import io.chunkscope.cli.report.VerifyRecord;
import io.chunkscope.cli.report.junit.TestCase.Result;
import io.chunkscope.verify.Excerpt;
import io.chunkscope.verify.replay.ReplayResult;
import io.chunkscope.verify.verdict.Difference;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What verifying came to as JUnit XML: a test for each capture. */
public final class VerifyJunit {
  private static final String SUITE = "chunkscope verify";

  /** Servers show the message in a list; all of it is in the details. */
  private static final int MESSAGE_LINES = 12;

  private VerifyJunit() {}

  /** Writes the document. */
  public static void write(Writer out, VerifyRecord run) throws IOException {
    JunitXml.write(
        out, SUITE, run.results().stream().map(result -> test(result, run.update())).toList());
  }

  private static TestCase test(ReplayResult result, boolean update) {
    Path file = result.item().file();
    String name = Excerpt.sentence(file.getFileName().toString());
    String group = group(file.getParent());
    return switch (result.outcome()) {
      case PASSED -> TestCase.passed(group, name);
      case FAILED ->
          update
              ? TestCase.passed(group, name)
              : failure(group, name, "changed", differences(result));
      case NEW ->
          update
              ? TestCase.passed(group, name)
              : failure(group, name, "new", List.of("no verdict yet; --update writes one"));
      case ORPHAN -> failure(group, name, "orphan", List.of(result.item().note()));
      case ERROR ->
          new TestCase(group, name, Result.ERROR, "error", result.problem(), result.problem());
    };
  }

  private static TestCase failure(String group, String name, String type, List<String> lines) {
    String message =
        lines.size() <= MESSAGE_LINES
            ? String.join("\n", lines)
            : String.join("\n", lines.subList(0, MESSAGE_LINES)) + "\n...";
    return new TestCase(group, name, Result.FAILURE, type, message, String.join("\n", lines));
  }

  private static List<String> differences(ReplayResult result) {
    List<String> lines = new ArrayList<>();
    String subject = null;
    for (Difference difference : result.differences()) {
      if (!difference.subject().equals(subject)) {
        subject = difference.subject();
        lines.add(Excerpt.sentence(subject));
      }
      lines.add("  " + Excerpt.sentence(difference.sentence()));
    }
    if (result.omitted() > 0) {
      lines.add("and " + result.omitted() + " more");
    }
    return lines;
  }

  /** The folder with dots between its parts, as servers expect of packages. */
  private static String group(Path folder) {
    List<String> parts = new ArrayList<>();
    if (folder != null) {
      for (Path part : folder.normalize()) {
        String name = part.toString().replace('.', '_');
        if (!name.isEmpty()) {
          parts.add(Excerpt.sentence(name));
        }
      }
    }
    return parts.isEmpty() ? "captures" : String.join(".", parts);
  }
}
