package io.chunkscope.analyzer.framing;

/**
 * The values of a message's Content-Length fields (RFC 9110 §8.6): {@code 1*DIGIT} less than 2^63,
 * or a list of such. Values are compared as numbers.
 */
public final class ContentLengths {
  private final FieldList list = new FieldList();
  private boolean present;
  private int count;
  private long value;
  private boolean invalid;
  private boolean conflicting;
  private boolean emptyElement;

  /** Forgets all, for the next message. */
  public void reset() {
    present = false;
    count = 0;
    value = 0;
    invalid = false;
    conflicting = false;
    emptyElement = false;
  }

  /** Adds the value of a Content-Length field line. */
  public void add(byte[] bytes, int offset, int length) {
    present = true;
    list.begin(bytes, offset, length);
    int elements = 0;
    while (list.next()) {
      elements++;
      if (list.isBareWord()) {
        addNumber(bytes, list.wordStart(), list.wordEnd());
      } else {
        invalid = true;
      }
    }
    invalid |= elements == 0;
    emptyElement |= commas(bytes, offset, length) >= Math.max(1, elements);
  }

  private static int commas(byte[] bytes, int offset, int length) {
    int commas = 0;
    for (int index = offset; index < offset + length; index++) {
      commas += bytes[index] == ',' ? 1 : 0;
    }
    return commas;
  }

  private void addNumber(byte[] bytes, int from, int to) {
    long number = 0;
    for (int index = from; index < to; index++) {
      int digit = bytes[index] - '0';
      if (digit < 0 || digit > 9 || number > (Long.MAX_VALUE - digit) / 10) {
        invalid = true;
        return;
      }
      number = 10 * number + digit;
    }
    conflicting |= count > 0 && number != value;
    if (count == 0) {
      value = number;
    }
    count++;
  }

  /** Whether there is a Content-Length field at all. */
  public boolean isPresent() {
    return present;
  }

  /** The first valid value, in bytes; meaningful when there is one. */
  public long value() {
    return value;
  }

  /** Whether a value is no number, or too large a one. */
  public boolean isInvalid() {
    return invalid;
  }

  /** Whether a list of values has an empty element, which no sender may generate (§5.6.1.1). */
  public boolean hasEmptyElement() {
    return emptyElement;
  }

  /** Whether valid values differ. */
  public boolean isConflicting() {
    return conflicting;
  }

  /** Whether there are several valid values, equal or not. */
  public boolean isRepeated() {
    return count > 1;
  }
}
