package io.chunkscope.cli;

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

  /** What messages call this argument. */
  static String nameOf(String argument) {
    return isMeant(argument) ? NAME : argument;
  }
}
