package io.chunkscope.cli.report.text;

import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.verify.expect.ExpectationOutcome;

/** Colours of a terminal (ECMA-48 SGR), or none. */
public enum Ink {
  /** No escape sequence is ever written. */
  PLAIN,
  COLOURED;

  private static final String RESET = "\u001b[0m";

  /** The verdict and headings. */
  public String bold(String text) {
    return paint("\u001b[1m", text);
  }

  /** What is secondary. */
  public String dim(String text) {
    return paint("\u001b[2m", text);
  }

  /** A word in the colour of a severity. */
  public String severity(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> paint("\u001b[1;31m", text);
      case WARNING -> paint("\u001b[1;33m", text);
      case NOTICE -> paint("\u001b[36m", text);
      case INFO -> paint("\u001b[2m", text);
    };
  }

  /** A word in the colour of what became of an expectation. */
  public String result(ExpectationOutcome.Result result, String text) {
    return switch (result) {
      case PASSED -> paint("\u001b[32m", text);
      case FAILED -> paint("\u001b[1;31m", text);
      case UNJUDGED -> paint("\u001b[1;33m", text);
    };
  }

  private String paint(String sequence, String text) {
    return this == PLAIN ? text : sequence + text + RESET;
  }
}
