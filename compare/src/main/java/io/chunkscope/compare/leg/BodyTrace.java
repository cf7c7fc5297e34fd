package io.chunkscope.compare.leg;

/**
 * What is remembered of a body's bytes: a fingerprint and when they arrived, not the bytes. Its
 * text is what content codings decode to; without a coding, the body itself.
 */
public final class BodyTrace {
  private final long print;
  private final long textPrint;
  private final long textBytes;
  private final boolean textFollowed;
  private final long grainNs;
  private final long[] marks;

  BodyTrace(
      long print,
      long textPrint,
      long textBytes,
      boolean textFollowed,
      long grainNs,
      long[] marks) {
    this.print = print;
    this.textPrint = textPrint;
    this.textBytes = textBytes;
    this.textFollowed = textFollowed;
    this.grainNs = grainNs;
    this.marks = marks;
  }

  /** A fingerprint of the body as sent; 0 where bytes are missing. */
  public long print() {
    return print;
  }

  /** A fingerprint of its text; 0 where bytes are missing or decoding did not reach its end. */
  public long textPrint() {
    return textPrint;
  }

  /** Text, bytes, as far as it was followed. */
  public long textBytes() {
    return textBytes;
  }

  /** Whether the text was followed to the end of what was sent. */
  public boolean textFollowed() {
    return textFollowed;
  }

  /** By how much times may be late: 0 for all but long bodies that trickle, nanoseconds. */
  public long grainNs() {
    return grainNs;
  }

  /**
   * When so many bytes of the body as sent were readable, epoch nanoseconds; -1 if they never were.
   */
  public long timeOfSent(long bytes) {
    int mark = find(0, bytes);
    return mark < 0 ? -1 : marks[mark + 2];
  }

  /** When so many bytes of the text were readable; -1 if they never were, as far as it is known. */
  public long timeOfText(long bytes) {
    int mark = find(1, bytes);
    return mark < 0 ? -1 : marks[mark + 2];
  }

  /** The frame with which so many bytes of the text were readable, or -1. */
  public long frameOfText(long bytes) {
    int mark = find(1, bytes);
    return mark < 0 ? -1 : marks[mark + 3];
  }

  /** How much text there was when so many bytes of the body as sent were readable, or -1. */
  public long textAt(long sentBytes) {
    int mark = find(0, sentBytes);
    return mark < 0 ? -1 : marks[mark + 1];
  }

  private int find(int column, long bytes) {
    int low = 0;
    int high = marks.length / ArrivalMarks.WIDTH;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (marks[middle * ArrivalMarks.WIDTH + column] >= bytes) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    int at = low * ArrivalMarks.WIDTH;
    return at < marks.length ? at : -1;
  }
}
