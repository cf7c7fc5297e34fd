package io.chunkscope.junit;

import io.chunkscope.junit.file.CapturePattern;
import io.chunkscope.junit.node.ExpectationNodes;
import io.chunkscope.junit.node.ExpectationRun;
import io.chunkscope.junit.node.VerdictNodes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * Dynamic tests on captures, for methods with {@link org.junit.jupiter.api.TestFactory}. Each knows
 * its source, so that an IDE jumps to the capture or to the line of the expectation. Captures are
 * analysed one by one while the tests run.
 */
public final class ChunkscopeTests {
  private ChunkscopeTests() {}

  /**
   * Captures against the verdicts beside them, as {@code chunkscope verify} does: a container for
   * each capture, a test for each connection and exchange. A capture without a verdict fails, so
   * does a verdict without a capture.
   *
   * @param path a capture, or a folder with all below it
   * @throws IllegalArgumentException when it cannot be read, or there is none
   */
  public static Stream<DynamicNode> verdicts(Path path) {
    return CapturePattern.items(path).stream().map(VerdictNodes::of);
  }

  /**
   * Captures against a file of expectations, as {@code chunkscope check} does, but each capture by
   * itself: a container for each capture, in it one for each expectation, in it a test for each
   * exchange that is meant and one for the expectation as a whole.
   *
   * @param file a file of expectations
   * @param captures files, or folders with all captures below them; one at least
   * @throws IllegalArgumentException when expectations or folders cannot be read, or there is no
   *     capture
   */
  public static Stream<DynamicNode> expectations(Path file, Path... captures) {
    ExpectationNodes nodes = new ExpectationNodes(file, ExpectationRun.read(file));
    List<Path> files =
        Arrays.stream(captures).flatMap(path -> CapturePattern.named(path).stream()).toList();
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no capture to hold against " + file);
    }
    return files.stream().map(nodes::of);
  }
}
