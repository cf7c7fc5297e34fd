package io.chunkscope.analyzer.rules.length;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Fields;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import java.util.ArrayList;
import java.util.List;

/**
 * All values that a message's Content-Length fields list, in order; a list in one field counts like
 * several fields (RFC 9110 §5.3, §8.6).
 *
 * @param values as on the wire, without surrounding whitespace
 */
record ContentLengths(List<String> values) {
  private static final int SURE_DIGITS = 18;
  private static final String LARGEST = Long.toString(Long.MAX_VALUE);

  /** Cheap test for the usual case: false when there is no field, or one plain number. */
  static boolean needsLook(HttpMessage message) {
    Fields fields = message.fields();
    int line = fields.find(FieldName.CONTENT_LENGTH, 0);
    if (line < 0 || !message.headComplete()) {
      return false;
    }
    int length = fields.valueLength(line);
    if (length == 0
        || length > SURE_DIGITS
        || fields.find(FieldName.CONTENT_LENGTH, line + 1) >= 0) {
      return true;
    }
    byte[] bytes = fields.bytes();
    int offset = fields.valueOffset(line);
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return true;
      }
    }
    return false;
  }

  static ContentLengths of(HttpMessage message) {
    Fields fields = message.fields();
    List<String> values = new ArrayList<>();
    for (int line = fields.find(FieldName.CONTENT_LENGTH, 0);
        line >= 0;
        line = fields.find(FieldName.CONTENT_LENGTH, line + 1)) {
      for (String value : fields.value(line).split(",", -1)) {
        values.add(value.strip());
      }
    }
    return new ContentLengths(values);
  }

  /** An error, unless no body depends on the field: responses to HEAD, 204, 304. */
  static Severity severity(HttpMessage message) {
    boolean bodyless = !message.isRequest() && message.framing() == Framing.NONE;
    return bodyless ? Severity.WARNING : Severity.ERROR;
  }

  /** Whether any value is not 1*DIGIT, or is 2^63 or more. */
  boolean anyInvalid() {
    return values.stream().anyMatch(value -> !isValid(value));
  }

  /** Whether two of the valid values are different numbers. */
  boolean differ() {
    return values.stream()
            .filter(ContentLengths::isValid)
            .map(ContentLengths::significant)
            .distinct()
            .limit(2)
            .count()
        > 1;
  }

  /** Whether there are several, all valid, all the same number. */
  boolean allEqual() {
    return values.size() > 1 && !anyInvalid() && !differ();
  }

  /** The values for a sentence. */
  String text() {
    return Phrases.quoted(String.join(", ", values));
  }

  private static boolean isValid(String value) {
    if (value.isEmpty()) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    String digits = significant(value);
    return digits.length() < LARGEST.length()
        || (digits.length() == LARGEST.length() && digits.compareTo(LARGEST) <= 0);
  }

  /** The digits without leading zeros: equal strings are equal numbers. */
  private static String significant(String value) {
    int from = 0;
    while (from < value.length() - 1 && value.charAt(from) == '0') {
      from++;
    }
    return value.substring(from);
  }
}
