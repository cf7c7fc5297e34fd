package io.chunkscope.analyzer.rules;

/** How bad, by consequence. */
public enum Severity {
  /** Context. */
  INFO,
  /** A SHOULD broken, or waste. */
  NOTICE,
  /** A MUST broken, or real time lost. */
  WARNING,
  /** Two conforming readers can disagree about where a message ends, or a message is cut. */
  ERROR;

  /** The word used in reports. */
  public String label() {
    return switch (this) {
      case INFO -> "info";
      case NOTICE -> "notice";
      case WARNING -> "warning";
      case ERROR -> "error";
    };
  }
}
