package io.chunkscope.analyzer.parse;

/** What ended a line. */
enum LineTerminator {
  CRLF(2),
  /** LF alone, RFC 9112 §2.2. */
  LF(1);

  private final int length;

  LineTerminator(int length) {
    this.length = length;
  }

  int length() {
    return length;
  }
}
