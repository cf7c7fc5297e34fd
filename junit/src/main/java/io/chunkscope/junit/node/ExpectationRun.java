package io.chunkscope.junit.node;

import io.chunkscope.junit.judge.Failure;
import io.chunkscope.verify.CaptureAnalysis;
import io.chunkscope.verify.CaptureAnalysis.Reading;
import io.chunkscope.verify.Excerpt;
import io.chunkscope.verify.FileTrouble;
import io.chunkscope.verify.RunOptions;
import io.chunkscope.verify.expect.Evaluation;
import io.chunkscope.verify.expect.ExpectationOutcome;
import io.chunkscope.verify.expect.Expectations;
import io.chunkscope.verify.expect.yaml.ExpectationFile;
import io.chunkscope.verify.expect.yaml.ExpectationSyntaxException;
import io.chunkscope.verify.expect.yaml.SyntaxProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;

/**
 * One capture held against files of expectations.
 *
 * @param capture where it is
 * @param analysis what was found in it
 * @param outcomes of every expectation, file by file; what is about all comes last
 */
public record ExpectationRun(
    Path capture, CaptureAnalysis analysis, List<ExpectationOutcome> outcomes) {

  /**
   * Reads a file of expectations.
   *
   * @throws IllegalArgumentException if that fails; the message has a line for each problem
   */
  public static Expectations read(Path file) {
    try {
      return ExpectationFile.read(file);
    } catch (ExpectationSyntaxException e) {
      throw new IllegalArgumentException(
          e.problems().stream().map(SyntaxProblem::toString).collect(Collectors.joining("\n")), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          file + ": cannot be read: " + FileTrouble.reason(e, file), e);
    }
  }

  /**
   * Analyses and judges in one pass.
   *
   * @throws AssertionFailedError when the capture cannot be read or is none
   */
  public static ExpectationRun of(Path capture, Expectations... files) {
    Evaluation evaluation = new Evaluation(List.of(files));
    CaptureAnalysis analysis;
    try {
      analysis =
          CaptureAnalysis.of(capture, RunOptions.DEFAULTS, evaluation.begin(capture.toString()));
    } catch (IOException e) {
      throw unreadable(capture, FileTrouble.reason(e, capture), e);
    }
    if (analysis.reading() == Reading.UNREADABLE) {
      throw unreadable(capture, analysis.problem(), null);
    }
    evaluation.end();
    return new ExpectationRun(capture, analysis, evaluation.outcomes());
  }

  /** The error for a file that is no capture, or cannot be read. */
  public static AssertionFailedError unreadable(Path capture, String why, IOException cause) {
    return new AssertionFailedError(
        Excerpt.of(capture.toString()) + ": cannot be read: " + Excerpt.sentence(why), cause);
  }

  /**
   * Fails with all that is not met.
   *
   * @throws AssertionFailedError for one
   * @throws MultipleFailuresError for several
   */
  public void failIfAnyIsNotMet() {
    List<AssertionFailedError> errors = new ArrayList<>();
    for (ExpectationOutcome outcome : outcomes) {
      if (!outcome.passed()) {
        errors.add(Failure.of(outcome, capture.toString()));
      }
    }
    if (errors.size() == 1) {
      throw errors.get(0);
    }
    if (!errors.isEmpty()) {
      throw new MultipleFailuresError(Excerpt.of(capture.toString()), errors);
    }
  }
}
