package io.chunkscope.cli;

import io.chunkscope.verify.Excerpt;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * The process's surroundings: its three streams, whether people look at them, and its environment.
 * Tests hand in their own.
 *
 * @param in standard input
 * @param out standard output, not buffered
 * @param err standard error, UTF-8
 * @param outIsTerminal whether standard output is a terminal
 * @param errIsTerminal whether standard error is a terminal
 * @param environment environment variables by name, null for one that is not set
 */
record Standard(
    InputStream in,
    OutputStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    UnaryOperator<String> environment) {
  private static final int DEFAULT_WIDTH = 100;
  private static final int MAX_WIDTH = 1000;

  /** Those of this process. */
  static Standard ofProcess() {
    return new Standard(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Terminals.isTerminal(1),
        Terminals.isTerminal(2),
        System::getenv);
  }

  /** One line for the person who started the program. */
  void complain(String message) {
    err.println("chunkscope: " + Excerpt.sentence(message));
  }

  /** Columns to fill: the terminal's if it is one and says so, else {@value #DEFAULT_WIDTH}. */
  int width() {
    String columns = outIsTerminal ? environment.apply("COLUMNS") : null;
    if (columns == null || columns.length() > 4 || columns.isEmpty()) {
      return DEFAULT_WIDTH;
    }
    int width = 0;
    for (int i = 0; i < columns.length(); i++) {
      char c = columns.charAt(i);
      if (c < '0' || c > '9') {
        return DEFAULT_WIDTH;
      }
      width = width * 10 + (c - '0');
    }
    return width == 0 ? DEFAULT_WIDTH : Math.min(width, MAX_WIDTH);
  }

  /** Whether colours are wanted where nobody said so: on a terminal that can, without NO_COLOR. */
  boolean coloursByDefault() {
    String noColor = environment.apply("NO_COLOR");
    return outIsTerminal
        && (noColor == null || noColor.isEmpty())
        && !"dumb".equals(environment.apply("TERM"));
  }
}
