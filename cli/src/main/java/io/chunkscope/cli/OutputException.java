package io.chunkscope.cli;

import java.io.IOException;
import java.util.Locale;

/** The report could not be written; told apart from trouble with reading. */
final class OutputException extends IOException {
  private static final long serialVersionUID = 1L;

  OutputException(String name, IOException cause) {
    super("cannot write to " + name + ": " + cause.getMessage(), cause);
  }

  /** Whether the reader of a pipe has gone, as {@code head} does: no fault of anybody's. */
  boolean isBrokenPipe() {
    String message = getCause().getMessage();
    // EPIPE on POSIX; ERROR_NO_DATA and ERROR_BROKEN_PIPE on Windows.
    return message != null && message.toLowerCase(Locale.ROOT).contains("pipe");
  }
}
