package io.chunkscope.analyzer.parse;

import static io.chunkscope.analyzer.parse.OctetClass.isBlank;
import static io.chunkscope.analyzer.parse.OctetClass.isDigit;
import static io.chunkscope.analyzer.parse.OctetClass.isToken;

/**
 * Splits a request-line or status-line (RFC 9112 §3, §4) into its parts.
 *
 * <pre>
 * request-line = method SP request-target SP HTTP-version
 * status-line  = HTTP-version SP status-code SP [ reason-phrase ]
 * HTTP-version = "HTTP/" DIGIT "." DIGIT
 * </pre>
 *
 * <p>Read all the same, as {@link StartLineForm#MALFORMED}: more whitespace than one SP, spaces in
 * the target (it reaches up to the version), no target, a control octet, a version in lower case,
 * of more or fewer digits, or of another major version than 1 ({@code HTTP/11} is read as 1.1,
 * {@code HTTP/1} and what is no number as 1.0), a status-code of other than three digits (the
 * digits as they are, 0 without any), no SP after it, and {@code ICY 200 OK} (as 1.0). {@code GET
 * /path} alone is the simple request of HTTP/0.9.
 */
final class StartLineParser {
  private static final int MAX_METHOD_BYTES = 64;
  private static final int MAX_NUMBER_DIGITS = 9;

  private StartLineParser() {}

  /** Reads [start, start + length) as a start-line of the kind into {@code out}. */
  static StartLineForm parse(MessageKind kind, byte[] bytes, int start, int length, StartLine out) {
    out.bytes = bytes;
    return kind == MessageKind.REQUESTS
        ? RequestLine.parse(bytes, start, start + length, out)
        : StatusLine.parse(bytes, start, start + length, out);
  }

  /**
   * Reads the beginning of a line too long to be kept: what is there of the target or the reason,
   * and for a request version 1.1.
   */
  static StartLineForm parseCut(
      MessageKind kind, byte[] bytes, int start, int length, StartLine out) {
    out.bytes = bytes;
    return kind == MessageKind.REQUESTS
        ? RequestLine.parseCut(bytes, start, start + length, out)
        : StatusLine.parse(bytes, start, start + length, out);
  }

  /** Whether bytes may be the beginning of a start-line of the kind. */
  static boolean mayBegin(MessageKind kind, byte[] bytes, int start, int length) {
    int end = start + length;
    return kind == MessageKind.REQUESTS
        ? RequestLine.mayBegin(bytes, start, end)
        : StatusLine.mayBegin(bytes, start, end);
  }

  private static boolean startsWith(String upperCase, byte[] bytes, int start, int end) {
    int length = Math.min(upperCase.length(), end - start);
    for (int index = 0; index < length; index++) {
      byte octet = bytes[start + index];
      int upper = octet >= 'a' && octet <= 'z' ? octet - ('a' - 'A') : octet;
      if (upper != upperCase.charAt(index)) {
        return false;
      }
    }
    return true;
  }

  /** method SP request-target SP HTTP-version. */
  private static final class RequestLine {

    static boolean mayBegin(byte[] bytes, int start, int end) {
      int limit = Math.min(end, start + MAX_METHOD_BYTES);
      int index = start;
      while (index < limit && isToken(bytes[index])) {
        index++;
      }
      if (index == end || (index > start && bytes[index] == OctetClass.SP)) {
        return true;
      }
      boolean lineEnds = bytes[index] == OctetClass.CR || bytes[index] == OctetClass.LF;
      return lineEnds && CommonMethods.contain(bytes, start, index - start);
    }

    /** Reads method SP; false when that is not how the line begins. */
    private static boolean method(byte[] bytes, int start, int end, StartLine out) {
      int methodEnd = start;
      while (methodEnd < end && isToken(bytes[methodEnd])) {
        methodEnd++;
      }
      out.request = true;
      out.methodOffset = start;
      out.methodLength = methodEnd - start;
      out.status = 0;
      out.reasonOffset = end;
      out.reasonLength = 0;
      return methodEnd > start && methodEnd < end && bytes[methodEnd] == OctetClass.SP;
    }

    static StartLineForm parseCut(byte[] bytes, int start, int end, StartLine out) {
      if (!method(bytes, start, end, out)) {
        return StartLineForm.NOT_A_START_LINE;
      }
      out.targetOffset = start + out.methodLength + 1;
      out.targetLength = end - out.targetOffset;
      Version.guess(out, 1, 1);
      return StartLineForm.MALFORMED;
    }

    static StartLineForm parse(byte[] bytes, int start, int end, StartLine out) {
      if (!method(bytes, start, end, out)) {
        return methodAlone(bytes, start, end, out);
      }
      int methodEnd = start + out.methodLength;
      int textEnd = withoutTrailingBlanks(bytes, methodEnd, end);
      int versionStart = textEnd;
      while (versionStart > methodEnd && !isBlank(bytes[versionStart - 1])) {
        versionStart--;
      }
      if (!Version.isAt(bytes, versionStart, textEnd)) {
        return simpleRequest(bytes, methodEnd + 1, end, out);
      }
      boolean wellFormed = Version.parse(bytes, versionStart, textEnd, out) && textEnd == end;
      int targetStart = methodEnd;
      while (targetStart < versionStart && isBlank(bytes[targetStart])) {
        targetStart++;
      }
      int targetEnd = withoutTrailingBlanks(bytes, targetStart, versionStart);
      out.targetOffset = targetStart;
      out.targetLength = targetEnd - targetStart;
      wellFormed &= targetStart == methodEnd + 1 && targetEnd == versionStart - 1;
      return wellFormed && isVisible(bytes, targetStart, targetEnd)
          ? StartLineForm.WELL_FORMED
          : StartLineForm.MALFORMED;
    }

    /** A well-known method and nothing else: servers answer it, with an error. */
    private static StartLineForm methodAlone(byte[] bytes, int start, int end, StartLine out) {
      if (start + out.methodLength != end
          || !CommonMethods.contain(bytes, start, out.methodLength)) {
        return StartLineForm.NOT_A_START_LINE;
      }
      return withoutVersion(end, end, out, StartLineForm.MALFORMED);
    }

    /**
     * Simple-Request = "GET" SP Request-URI (RFC 1945 §4.1); another well-known method without a
     * version is malformed.
     */
    private static StartLineForm simpleRequest(
        byte[] bytes, int targetStart, int end, StartLine out) {
      boolean target =
          targetStart < end
              && (bytes[targetStart] == '/'
                  || (end - targetStart > 7 && startsWith("HTTP://", bytes, targetStart, end)));
      if (!target || !CommonMethods.contain(bytes, out.methodOffset, out.methodLength)) {
        return StartLineForm.NOT_A_START_LINE;
      }
      boolean get = out.methodLength == 3 && bytes[out.methodOffset] == 'G';
      boolean simple = get && isVisible(bytes, targetStart, end);
      return withoutVersion(
          targetStart, end, out, simple ? StartLineForm.WELL_FORMED : StartLineForm.MALFORMED);
    }

    private static StartLineForm withoutVersion(
        int targetStart, int end, StartLine out, StartLineForm form) {
      out.targetOffset = targetStart;
      out.targetLength = end - targetStart;
      out.versionPresent = false;
      out.versionGuessed = false;
      out.majorVersion = 0;
      out.minorVersion = 9;
      return form;
    }

    private static int withoutTrailingBlanks(byte[] bytes, int from, int end) {
      int index = end;
      while (index > from && isBlank(bytes[index - 1])) {
        index--;
      }
      return index;
    }

    private static boolean isVisible(byte[] bytes, int from, int to) {
      for (int index = from; index < to; index++) {
        byte octet = bytes[index];
        if (octet == OctetClass.SP || OctetClass.isControl(octet)) {
          return false;
        }
      }
      return true;
    }
  }

  /** HTTP-version SP status-code SP [ reason-phrase ]. */
  private static final class StatusLine {

    static boolean mayBegin(byte[] bytes, int start, int end) {
      if (startsWith(Version.NAME, bytes, start, end)) {
        int digit = start + Version.NAME.length();
        return digit >= end || isDigit(bytes[digit]);
      }
      return startsWith("ICY ", bytes, start, end);
    }

    static StartLineForm parse(byte[] bytes, int start, int end, StartLine out) {
      boolean wellFormed;
      int index = start;
      if (Version.isAt(bytes, start, end)) {
        while (index < end && !isBlank(bytes[index])) {
          index++;
        }
        wellFormed = Version.parse(bytes, start, index, out);
      } else if (end - start >= 4 && startsWith("ICY ", bytes, start, end)) {
        index += 3;
        wellFormed = Version.guess(out, 1, 0);
      } else {
        return StartLineForm.NOT_A_START_LINE;
      }
      out.request = false;
      out.methodOffset = start;
      out.methodLength = 0;
      out.targetOffset = start;
      out.targetLength = 0;
      int codeStart = index;
      while (codeStart < end && isBlank(bytes[codeStart])) {
        codeStart++;
      }
      int codeEnd = codeStart;
      out.status = 0;
      while (codeEnd < end && codeEnd - codeStart < MAX_NUMBER_DIGITS && isDigit(bytes[codeEnd])) {
        out.status = 10 * out.status + (bytes[codeEnd] - '0');
        codeEnd++;
      }
      boolean spaceAfter = codeEnd < end && bytes[codeEnd] == OctetClass.SP;
      out.reasonOffset = spaceAfter ? codeEnd + 1 : codeEnd;
      out.reasonLength = end - out.reasonOffset;
      wellFormed &=
          codeStart == index + 1
              && bytes[index] == OctetClass.SP
              && codeEnd - codeStart == 3
              && spaceAfter
              && isText(bytes, out.reasonOffset, end);
      return wellFormed ? StartLineForm.WELL_FORMED : StartLineForm.MALFORMED;
    }

    /** reason-phrase = 1*( HTAB / SP / VCHAR / obs-text ). */
    private static boolean isText(byte[] bytes, int from, int to) {
      for (int index = from; index < to; index++) {
        if (OctetClass.isControl(bytes[index]) && bytes[index] != OctetClass.HT) {
          return false;
        }
      }
      return true;
    }
  }

  /** HTTP-version. */
  private static final class Version {
    static final String NAME = "HTTP/";

    static boolean isAt(byte[] bytes, int start, int end) {
      return end - start > NAME.length()
          && startsWith(NAME, bytes, start, end)
          && isDigit(bytes[start + NAME.length()]);
    }

    /** Reads the version in [start, end); returns whether it is as the grammar has it. */
    static boolean parse(byte[] bytes, int start, int end, StartLine out) {
      int digits = start + NAME.length();
      boolean exact = end - digits == 3 && isDigit(bytes[digits + 2]) && bytes[digits + 1] == '.';
      if (exact) {
        int major = bytes[digits] - '0';
        set(out, major, bytes[digits + 2] - '0', false);
        return major == 1 && isUpperCase(bytes, start);
      }
      return parseOdd(bytes, digits, end, out);
    }

    private static boolean parseOdd(byte[] bytes, int digits, int end, StartLine out) {
      int dot = number(bytes, digits, end);
      int last = dot < end && bytes[dot] == '.' ? number(bytes, dot + 1, end) : dot;
      if (last != end || last == dot + 1) {
        return guess(out, 1, 0);
      }
      if (last > dot) {
        return guess(out, value(bytes, digits, dot), value(bytes, dot + 1, last));
      }
      return end - digits == 2
          ? guess(out, bytes[digits] - '0', bytes[digits + 1] - '0')
          : guess(out, value(bytes, digits, dot), 0);
    }

    /** Takes what comes nearest to a version; returns false, as it is not well-formed. */
    static boolean guess(StartLine out, int major, int minor) {
      set(out, major, minor, true);
      return false;
    }

    private static void set(StartLine out, int major, int minor, boolean guessed) {
      out.versionPresent = true;
      out.versionGuessed = guessed;
      out.majorVersion = major;
      out.minorVersion = minor;
    }

    private static int number(byte[] bytes, int from, int end) {
      int index = from;
      while (index < end && index - from < MAX_NUMBER_DIGITS && isDigit(bytes[index])) {
        index++;
      }
      return index;
    }

    private static int value(byte[] bytes, int from, int to) {
      int value = 0;
      for (int index = from; index < to; index++) {
        value = 10 * value + (bytes[index] - '0');
      }
      return value;
    }

    private static boolean isUpperCase(byte[] bytes, int start) {
      return bytes[start] == 'H'
          && bytes[start + 1] == 'T'
          && bytes[start + 2] == 'T'
          && bytes[start + 3] == 'P';
    }
  }
}
