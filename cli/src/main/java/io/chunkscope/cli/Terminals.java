package io.chunkscope.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a stream of this process is a terminal, without a native library. */
final class Terminals {
  private Terminals() {}

  /**
   * @param descriptor 1 for standard output, 2 for standard error
   */
  @SuppressWarnings("SystemConsoleNull") // It is asked further where it is never null.
  static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    if (Files.isSymbolicLink(link)) {
      try {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      } catch (IOException e) {
        return false;
      }
    }
    // Elsewhere Java only tells of standard input and output together.
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  /** From Java 22 on there is a console always, and it can be asked. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
