package io.chunkscope.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Standard input among capture files. */
final class StandardInput {
  /** What messages call it. */
  static final String NAME = "standard input";

  private static final String ARGUMENT = "-";

  private StandardInput() {}

  /** Whether this argument means it. */
  static boolean isMeant(String argument) {
    return argument.equals(ARGUMENT);
  }

  /** Whether what is read comes when it comes, as from a pipe, and is not there as a whole. */
  static boolean isPipe(InputStream in) {
    if (!(in instanceof FileInputStream file)) {
      return false;
    }
    try {
      file.getChannel().position();
      return false;
    } catch (IOException e) {
      // A file has a position; nothing that is written while it is read has one.
      return true;
    }
  }

  /** What messages call this argument. */
  static String nameOf(String argument) {
    return isMeant(argument) ? NAME : argument;
  }
}
