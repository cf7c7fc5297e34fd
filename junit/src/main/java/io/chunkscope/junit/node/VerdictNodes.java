package io.chunkscope.junit.node;

import io.chunkscope.verify.CaptureRun;
import io.chunkscope.verify.Excerpt;
import io.chunkscope.verify.FileTrouble;
import io.chunkscope.verify.RunOptions;
import io.chunkscope.verify.replay.ReplayItem;
import io.chunkscope.verify.verdict.Difference;
import io.chunkscope.verify.verdict.Verdict;
import io.chunkscope.verify.verdict.VerdictDiff;
import io.chunkscope.verify.verdict.VerdictFile;
import io.chunkscope.verify.verdict.VerdictFormatException;
import io.chunkscope.verify.verdict.VerdictRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/** A capture held against the verdict beside it, as dynamic tests. */
public final class VerdictNodes {
  /** More tests than that nobody opens; what differs always has its own. */
  static final int MAX_TESTS = 500;

  private VerdictNodes() {}

  /**
   * A container for a capture: a test for the capture itself, and for each connection and exchange.
   * The capture is analysed when its container is opened.
   */
  public static DynamicContainer of(ReplayItem item) {
    return DynamicContainer.dynamicContainer(
        Places.name(item.file().toString()),
        Places.of(item.file()),
        Stream.of(item).flatMap(VerdictNodes::tests));
  }

  private static Stream<DynamicTest> tests(ReplayItem item) {
    try {
      return compare(item).stream();
    } catch (AssertionFailedError e) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "can be compared with its verdict",
              Places.of(item.file()),
              () -> {
                throw e;
              }));
    }
  }

  private static List<DynamicTest> compare(ReplayItem item) {
    Verdict kept = kept(item);
    Verdict found = found(item.capture());
    Map<String, List<Difference>> differences = new LinkedHashMap<>();
    for (Difference difference : VerdictDiff.of(kept, found)) {
      differences.computeIfAbsent(difference.subject(), key -> new ArrayList<>()).add(difference);
    }
    List<DynamicTest> tests = new ArrayList<>();
    int alike = 0;
    for (String subject : VerdictDiff.subjects(found)) {
      List<Difference> here = differences.remove(subject);
      if (here != null || tests.size() < MAX_TESTS) {
        tests.add(test(item, subject, here == null ? List.of() : here));
      } else {
        alike++;
      }
    }
    differences.forEach((subject, here) -> tests.add(test(item, subject, here)));
    if (alike > 0) {
      tests.add(test(item, alike + " more that are the same", List.of()));
    }
    return tests;
  }

  private static Verdict kept(ReplayItem item) {
    Path file = item.verdict();
    if (item.capture() == null) {
      throw error(file, "a verdict without a capture: " + item.note());
    }
    if (Files.notExists(file)) {
      throw error(
          item.capture(),
          "there is no verdict yet; 'chunkscope verify --update "
              + item.capture()
              + "' writes what is found now");
    }
    try {
      return VerdictFile.read(file);
    } catch (VerdictFormatException e) {
      throw error(file, "line " + e.line() + ": " + e.getMessage());
    } catch (IOException e) {
      throw error(item.capture(), CaptureRun.message(e));
    }
  }

  private static Verdict found(Path capture) {
    try {
      return VerdictRecorder.replay(capture, RunOptions.DEFAULTS, bytes -> {});
    } catch (IOException e) {
      throw ExpectationRun.unreadable(capture, FileTrouble.reason(e, capture), e);
    }
  }

  private static AssertionFailedError error(Path file, String sentence) {
    return new AssertionFailedError(
        Excerpt.of(file.toString()) + ": " + Excerpt.sentence(sentence));
  }

  private static DynamicTest test(ReplayItem item, String subject, List<Difference> differences) {
    return DynamicTest.dynamicTest(
        Places.name(subject),
        Places.of(item.capture()),
        () -> {
          if (!differences.isEmpty()) {
            throw changed(item, subject, differences);
          }
        });
  }

  private static AssertionFailedError changed(
      ReplayItem item, String subject, List<Difference> differences) {
    String sentences =
        differences.stream()
            .map(difference -> "\n  " + Excerpt.sentence(difference.sentence()))
            .collect(Collectors.joining());
    return new AssertionFailedError(
        Excerpt.of(item.capture().toString())
            + ": "
            + Excerpt.sentence(subject)
            + sentences
            + "\nIf that is right, 'chunkscope verify --update "
            + Excerpt.of(item.capture().toString())
            + "' keeps it.",
        lines(differences, true),
        lines(differences, false));
  }

  private static String lines(List<Difference> differences, boolean before) {
    return differences.stream()
        .map(
            difference -> {
              String value = before ? difference.before() : difference.after();
              return difference.what() + ": " + (value == null ? "none" : Excerpt.sentence(value));
            })
        .collect(Collectors.joining("\n"));
  }
}
