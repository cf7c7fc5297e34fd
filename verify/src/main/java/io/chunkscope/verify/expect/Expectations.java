package io.chunkscope.verify.expect;

import io.chunkscope.verify.expect.check.FindingLimit;
import java.util.List;

/**
 * Everything that one file expects.
 *
 * @param source the file's name, for messages
 * @param expectations what is expected of exchanges, in the file's order
 * @param noFindings findings that there must not be in the whole capture, or null
 * @param noFindingsLine where that is said, 1-based
 * @param noCaptureGaps whether nothing may be missing in the capture
 * @param noCaptureGapsLine where that is said, 1-based
 */
public record Expectations(
    String source,
    List<Expectation> expectations,
    FindingLimit noFindings,
    int noFindingsLine,
    boolean noCaptureGaps,
    int noCaptureGapsLine) {

  public Expectations {
    expectations = List.copyOf(expectations);
  }
}
