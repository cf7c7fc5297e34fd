package io.chunkscope.cli.report.junit;

import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.verify.Excerpt;

/** A capture that could not be read to its end. */
final class UnreadCapture {
  private UnreadCapture() {}

  static TestCase test(CaptureRecord capture) {
    String problem = Excerpt.sentence(String.valueOf(capture.problem()));
    return new TestCase(
        "captures",
        Excerpt.of(capture.file()),
        TestCase.Result.ERROR,
        "unreadable",
        problem,
        problem);
  }
}
