package io.chunkscope.verify.verdict;

/** A text that is no verdict, or none that this version reads. The message says what to do. */
public final class VerdictFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  VerdictFormatException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** The line at fault, from 1. */
  public int line() {
    return line;
  }
}
