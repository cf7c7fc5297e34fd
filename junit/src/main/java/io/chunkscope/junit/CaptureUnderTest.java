package io.chunkscope.junit;

import io.chunkscope.junit.node.ExpectationRun;
import io.chunkscope.verify.CaptureAnalysis;
import io.chunkscope.verify.CaptureAnalysis.Reading;
import io.chunkscope.verify.Excerpt;
import io.chunkscope.verify.FileTrouble;
import io.chunkscope.verify.RunOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.opentest4j.AssertionFailedError;

/**
 * A capture and all that the analyzer says of it. It is held in memory: for captures of tests, not
 * for those of days.
 *
 * @param file where it is
 * @param analysis what was found in it, as far as it could be read
 */
public record CaptureUnderTest(Path file, CaptureAnalysis analysis) {

  /**
   * Analyses a saved capture; one that is damaged as far as it goes.
   *
   * @throws AssertionFailedError when it cannot be read or is no capture
   */
  public static CaptureUnderTest read(Path file) {
    CaptureAnalysis analysis;
    try {
      analysis = CaptureAnalysis.of(file, RunOptions.DEFAULTS);
    } catch (IOException e) {
      throw ExpectationRun.unreadable(file, FileTrouble.reason(e, file), e);
    }
    if (analysis.reading() == Reading.UNREADABLE) {
      throw ExpectationRun.unreadable(file, analysis.problem(), null);
    }
    return new CaptureUnderTest(file, analysis);
  }

  /** Begins assertions on it. */
  public CaptureAssert assertThat() {
    return new CaptureAssert(this);
  }

  /** Its name in messages. */
  String name() {
    return file.toString();
  }

  /** The file's name. */
  @Override
  public String toString() {
    return Excerpt.of(name());
  }
}
