package io.chunkscope.analyzer.parse;

import static io.chunkscope.analyzer.parse.OctetClass.isBlank;

import java.util.Arrays;

/**
 * Splits one field line into name and value, and reports how it departs from the grammar.
 *
 * <pre>
 * field-line = field-name ":" OWS field-value OWS      RFC 9112 §5
 * obs-fold   = OWS CRLF RWS                            RFC 9112 §5.2
 * </pre>
 */
final class FieldLineParser {
  private final Workbench bench;

  private byte[] bytes;
  private int nameOffset;
  private int nameLength;
  private int valueOffset;
  private int valueLength;

  FieldLineParser(Workbench bench) {
    this.bench = bench;
  }

  /** Parses the line; false when it has no name to deliver. */
  boolean parse(LineReader line) {
    if (bytes != line.bytes()) {
      bytes = line.bytes();
    }
    int start = line.start();
    int end = start + line.length();
    if (line.hasOddOctets()) {
      Evidence.reportBareCr(bench.events, line);
    }
    if (line.isFolded() || isBlank(bytes[start])) {
      Evidence.report(bench.events, Deviation.OBS_FOLD, line);
      if (isBlank(bytes[start])) {
        return false;
      }
      bytes = unfold(bytes, start, end);
      start = 0;
      end = bytes.length;
    }
    int colon = start;
    while (colon < end && OctetClass.isToken(bytes[colon])) {
      colon++;
    }
    boolean token = colon < end && bytes[colon] == ':';
    if (!token) {
      while (colon < end && bytes[colon] != ':') {
        colon++;
      }
    }
    if (colon == end) {
      Evidence.report(bench.events, Deviation.FIELD_WITHOUT_COLON, line);
      return false;
    }
    name(line, start, colon, token);
    value(colon + 1, end);
    if (line.hasOddOctets()) {
      reportControl(line);
    }
    return true;
  }

  private void name(LineReader line, int start, int colon, boolean token) {
    int end = colon;
    if (!token) {
      while (end > start && isBlank(bytes[end - 1])) {
        end--;
      }
      if (end < colon) {
        Evidence.report(bench.events, Deviation.WHITESPACE_BEFORE_COLON, line);
      }
    }
    nameOffset = start;
    nameLength = end - start;
    if (nameLength == 0 || (!token && !isToken(start, end))) {
      Evidence.report(bench.events, Deviation.FIELD_NAME_INVALID, line);
    }
  }

  private boolean isToken(int from, int to) {
    int index = from;
    while (index < to && OctetClass.isToken(bytes[index])) {
      index++;
    }
    return index == to;
  }

  private void value(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isBlank(bytes[start])) {
      start++;
    }
    while (end > start && isBlank(bytes[end - 1])) {
      end--;
    }
    valueOffset = start;
    valueLength = end - start;
  }

  private void reportControl(LineReader line) {
    for (int index = valueOffset; index < valueOffset + valueLength; index++) {
      byte octet = bytes[index];
      if (OctetClass.isControl(octet) && octet != OctetClass.CR && octet != OctetClass.HT) {
        Evidence.report(bench.events, Deviation.FIELD_VALUE_CONTROL, line);
        return;
      }
    }
  }

  /** Joins a folded line by single spaces. */
  private static byte[] unfold(byte[] folded, int start, int end) {
    byte[] joined = new byte[end - start];
    int length = 0;
    int index = start;
    while (index < end) {
      int lineEnd = OctetScan.nextLineFeed(folded, index, end);
      int textEnd = lineEnd;
      boolean more = lineEnd < end;
      if (more && textEnd > index && folded[textEnd - 1] == OctetClass.CR) {
        textEnd--;
      }
      while (more && textEnd > index && isBlank(folded[textEnd - 1])) {
        textEnd--;
      }
      System.arraycopy(folded, index, joined, length, textEnd - index);
      length += textEnd - index;
      index = lineEnd + 1;
      if (more) {
        joined[length++] = OctetClass.SP;
        while (index < end && isBlank(folded[index])) {
          index++;
        }
      }
    }
    return Arrays.copyOf(joined, length);
  }

  /** Lets go of the array the parts lie in. */
  void release() {
    bytes = null;
  }

  /** The array the parts lie in. */
  byte[] bytes() {
    return bytes;
  }

  int nameOffset() {
    return nameOffset;
  }

  int nameLength() {
    return nameLength;
  }

  int valueOffset() {
    return valueOffset;
  }

  int valueLength() {
    return valueLength;
  }
}
