package io.chunkscope.cli;

/** What the process tells the shell. */
enum ExitStatus {
  /** Nothing at or above {@code --fail-on}; nothing changed. */
  CLEAN(0),
  /** Something at or above {@code --fail-on}; something changed. */
  FINDINGS(1),
  /** The job could not be done, or not wholly: bad usage, unreadable file, no permission. */
  FAILED(2);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
