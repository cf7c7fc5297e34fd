package io.chunkscope.analyzer.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a request-line (RFC 9112 §3) of which the capture lacks the end, as a snap length leaves
 * it: the method and what is there of the target.
 */
final class CutRequestLine {
  private static final Pattern WHOLE =
      Pattern.compile(
          "[!#$%&'*+.^_`|~0-9A-Za-z-]++ "
              + "(?:(?:/|(?i:https?+://)|(?<=^CONNECT ))[^\\x00-\\x20\\x7f]*+|(?<=^OPTIONS )\\*)"
              + " HTTP/1\\.\\d\r\n");

  private CutRequestLine() {}

  /**
   * Whether [start, start + length) begins a request-line beyond reasonable doubt; reads it into
   * {@code out} then, the version as unknown.
   *
   * @param expected whether a request begins here if anything does; only there a method that is not
   *     well known counts
   */
  static boolean parse(byte[] bytes, int start, int length, boolean expected, StartLine out) {
    String line = new String(bytes, start, length, ISO_8859_1);
    int methodLength = line.indexOf(' ');
    if (methodLength < 0 || !mayBecomeWhole(line)) {
      return false;
    }
    int target = methodLength + 1;
    boolean plausible =
        CommonMethods.contain(bytes, start, methodLength)
            || (expected && line.startsWith("/", target));
    if (!plausible) {
      return false;
    }
    int targetEnd = line.indexOf(' ', target);
    out.setCutRequest(
        bytes,
        start,
        methodLength,
        start + target,
        (targetEnd < 0 ? length : targetEnd) - target,
        targetEnd < 0);
    return true;
  }

  private static boolean mayBecomeWhole(String line) {
    Matcher matcher = WHOLE.matcher(line);
    return matcher.matches() || matcher.hitEnd();
  }
}
