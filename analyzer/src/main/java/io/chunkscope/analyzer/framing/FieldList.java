package io.chunkscope.analyzer.framing;

/**
 * Walks over a comma-separated field value (RFC 9110 §5.6.1) in place. Empty elements are skipped;
 * parameters and whatever else follows an element's first word belong to the element.
 */
final class FieldList {
  private static final byte[] NONE = new byte[0];

  private byte[] bytes = NONE;
  private int end;
  private int position;
  private int wordStart;
  private int wordEnd;
  private boolean bare;

  /** Goes before the first element of a value; the array is let go at its end. */
  void begin(byte[] value, int offset, int length) {
    bytes = value;
    position = offset;
    end = offset + length;
  }

  /** Goes to the next element; false when there is none. */
  boolean next() {
    while (position < end && (bytes[position] == ',' || isBlank(bytes[position]))) {
      position++;
    }
    if (position == end) {
      bytes = NONE;
      return false;
    }
    wordStart = position;
    while (position < end && !isDelimiter(bytes[position])) {
      position++;
    }
    wordEnd = position;
    while (position < end && isBlank(bytes[position])) {
      position++;
    }
    bare = position == end || bytes[position] == ',';
    boolean parameters = !bare && bytes[position] == ';';
    skipElement();
    if (!bare && !parameters) {
      wordEnd = position;
    }
    return true;
  }

  /** Goes to the comma that ends the element; one inside a quoted string does not. */
  private void skipElement() {
    boolean quoted = false;
    while (position < end && (quoted || bytes[position] != ',')) {
      byte octet = bytes[position];
      if (octet == '"') {
        quoted = !quoted;
      } else if (octet == '\\' && quoted && position + 1 < end) {
        position++;
      }
      position++;
    }
  }

  private static boolean isDelimiter(byte octet) {
    return octet == ',' || octet == ';' || isBlank(octet);
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  int wordStart() {
    return wordStart;
  }

  /**
   * One past the element's word. What is not followed by a comma, a semicolon or the end is not one
   * word: then one past the element.
   */
  int wordEnd() {
    return wordEnd;
  }

  /** Whether the element is its word alone. */
  boolean isBareWord() {
    return bare;
  }

  /** Whether the element's word is this one, in any case. */
  boolean wordIs(String lowerCase) {
    if (wordEnd - wordStart != lowerCase.length()) {
      return false;
    }
    for (int index = 0; index < lowerCase.length(); index++) {
      byte octet = bytes[wordStart + index];
      int lower = octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
      if (lower != lowerCase.charAt(index)) {
        return false;
      }
    }
    return true;
  }
}
