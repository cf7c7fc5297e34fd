package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.parse.StartLine;

/**
 * The version in a start-line.
 *
 * @param present false for HTTP/0.9, whose start-lines have none
 * @param guessed whether the start-line has one that is none ({@code HTTP/1.}), or is not captured:
 *     the numbers are then the nearest guess, and prove nothing
 * @param captured false where a start-line is cut before it
 */
record HttpVersion(int major, int minor, boolean present, boolean guessed, boolean captured) {
  private static final HttpVersion HTTP_1_1 = new HttpVersion(1, 1, true, false, true);
  private static final HttpVersion HTTP_1_0 = new HttpVersion(1, 0, true, false, true);
  private static final HttpVersion NOT_CAPTURED = new HttpVersion(1, 1, true, true, false);
  private static final HttpVersion HTTP_0_9 = new HttpVersion(0, 9, false, false, true);

  static HttpVersion of(StartLine line) {
    int major = line.majorVersion();
    int minor = line.minorVersion();
    if (!line.versionPresent()) {
      return HTTP_0_9;
    }
    if (line.versionCut()) {
      return NOT_CAPTURED;
    }
    if (major == 1 && minor <= 1 && !line.versionGuessed()) {
      return minor == 1 ? HTTP_1_1 : HTTP_1_0;
    }
    return new HttpVersion(major, minor, true, line.versionGuessed(), true);
  }

  /** Whether it is HTTP/1.1 or a later 1.x. */
  boolean isHttp11() {
    return major == 1 && minor >= 1;
  }

  /** {@code HTTP/1.1}; a constant for the versions in use. Null where the capture lacks it. */
  String label() {
    if (!captured) {
      return null;
    }
    if (major == 1) {
      if (minor == 1) {
        return "HTTP/1.1";
      }
      if (minor == 0) {
        return "HTTP/1.0";
      }
    }
    return "HTTP/" + major + "." + minor;
  }
}
