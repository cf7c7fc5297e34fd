package io.chunkscope.cli.report.junit;

import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.text.ExpectationLines;
import io.chunkscope.cli.report.text.Ink;
import io.chunkscope.cli.report.text.Page;
import io.chunkscope.verify.Excerpt;
import io.chunkscope.verify.expect.Evidence;
import io.chunkscope.verify.expect.ExpectationOutcome;
import io.chunkscope.verify.expect.ExpectationOutcome.Result;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Expectations as tests; so are captures that could not be read to their end. */
public final class ExpectationTests {
  private static final int WIDTH = 100;

  private ExpectationTests() {}

  /** A test for each expectation, grouped by its file, and one for each capture that is damaged. */
  public static List<TestCase> of(List<CaptureRecord> captures, List<ExpectationOutcome> outcomes)
      throws IOException {
    List<TestCase> tests = new ArrayList<>();
    for (ExpectationOutcome outcome : outcomes) {
      tests.add(test(outcome));
    }
    captures.stream()
        .filter(capture -> !capture.complete())
        .forEach(capture -> tests.add(UnreadCapture.test(capture)));
    return tests;
  }

  private static TestCase test(ExpectationOutcome outcome) throws IOException {
    String file = Excerpt.of(outcome.source());
    String title = Excerpt.sentence(outcome.title());
    return outcome.passed()
        ? TestCase.passed(file, title)
        : new TestCase(
            file,
            title,
            TestCase.Result.FAILURE,
            outcome.result().label(),
            message(outcome),
            details(outcome));
  }

  private static String message(ExpectationOutcome outcome) {
    if (!outcome.reason().isEmpty()) {
      return outcome.reason();
    }
    if (outcome.failures().isEmpty()) {
      return outcome.result() == Result.FAILED ? "it does not hold" : "it could not be judged";
    }
    Evidence first = outcome.failures().get(0);
    return first.key()
        + ": expected "
        + first.expected()
        + ", measured "
        + Excerpt.sentence(first.measured());
  }

  private static String details(ExpectationOutcome outcome) throws IOException {
    StringWriter text = new StringWriter();
    Page page = new Page(text, WIDTH, Ink.PLAIN);
    new ExpectationLines(page, true).writeOne(outcome);
    page.flush();
    return text.toString();
  }
}
