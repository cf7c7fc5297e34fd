package io.chunkscope.verify.verdict;

/** A line that is none of a verdict's; the reader adds where it stands. */
final class DamagedLine extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedLine(String message) {
    super(message);
  }
}
