package io.chunkscope.junit;

import java.nio.file.Path;

/**
 * Where assertions on captures begin: {@code
 * assertThatCapture(path).exchange("/home").isChunked().hasFlushesAtLeast(2)}.
 *
 * <p>An assertion fails where something does not hold, and as well where the capture cannot tell,
 * for bytes are missing in it or it ends too early; the message says which.
 */
public final class CaptureAssertions {
  private CaptureAssertions() {}

  /**
   * Analyses a saved capture and begins assertions on it.
   *
   * @throws org.opentest4j.AssertionFailedError when it cannot be read or is no capture
   */
  public static CaptureAssert assertThatCapture(Path file) {
    return assertThatCapture(CaptureUnderTest.read(file));
  }

  /** Begins assertions on a capture that has been analysed. */
  public static CaptureAssert assertThatCapture(CaptureUnderTest capture) {
    return new CaptureAssert(capture);
  }
}
