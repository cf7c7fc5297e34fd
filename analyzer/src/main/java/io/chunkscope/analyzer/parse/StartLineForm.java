package io.chunkscope.analyzer.parse;

/** How well a line reads as a start-line. */
enum StartLineForm {
  WELL_FORMED,
  /** Readable, with a departure from the grammar. */
  MALFORMED,
  NOT_A_START_LINE
}
