package io.chunkscope.junit.node;

import io.chunkscope.junit.judge.Failure;
import io.chunkscope.verify.expect.Expectation;
import io.chunkscope.verify.expect.ExpectationOutcome;
import io.chunkscope.verify.expect.Expectations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/** A capture held against a file of expectations, as dynamic tests. */
public final class ExpectationNodes {
  private static final String WHOLE = "as a whole";

  private final Path file;
  private final Expectations expectations;

  /**
   * @param file from which the expectations were read
   */
  public ExpectationNodes(Path file, Expectations expectations) {
    this.file = file;
    this.expectations = expectations;
  }

  /**
   * A container for a capture, in it one for each expectation: a test for each exchange that is
   * meant, and one for the expectation as a whole. The capture is analysed when its container is
   * opened, and forgotten after it.
   */
  public DynamicContainer of(Path capture) {
    return DynamicContainer.dynamicContainer(
        Places.name(capture.toString()),
        Places.of(capture),
        Stream.of(capture).flatMap(this::nodes));
  }

  private Stream<DynamicNode> nodes(Path capture) {
    ExpectationRun run;
    try {
      run = ExpectationRun.of(capture, expectations);
    } catch (AssertionFailedError e) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "can be read",
              Places.of(capture),
              () -> {
                throw e;
              }));
    }
    List<DynamicNode> nodes = new ArrayList<>();
    for (int i = 0; i < run.outcomes().size(); i++) {
      ExpectationOutcome outcome = run.outcomes().get(i);
      nodes.add(
          i < expectations.expectations().size()
              ? container(run, expectations.expectations().get(i), outcome)
              : whole(run, outcome, Places.name(outcome.title())));
    }
    return nodes.stream();
  }

  private DynamicContainer container(
      ExpectationRun run, Expectation expectation, ExpectationOutcome outcome) {
    return DynamicContainer.dynamicContainer(
        Places.name(expectation.title()),
        Places.of(file, expectation.line()),
        Stream.concat(
            new ExchangeTests(run.capture(), run.analysis(), expectation).stream(),
            Stream.of(whole(run, outcome, WHOLE))));
  }

  private DynamicTest whole(ExpectationRun run, ExpectationOutcome outcome, String name) {
    return DynamicTest.dynamicTest(
        name,
        Places.of(file, outcome.line()),
        () -> {
          if (!outcome.passed()) {
            throw Failure.of(outcome, run.capture().toString());
          }
        });
  }
}
