package io.chunkscope.cli.launcher;

import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;

/** Stands for Chunkscope where the launcher is tried with a real JVM. */
public final class Program {

  private Program() {}

  /**
   * Prints what the launcher decides.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.out.println(String.join("|", arguments));
    System.out.println(Charset.defaultCharset());
    System.out.println(System.getProperty("sun.jnu.encoding"));
    System.out.println(
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .anyMatch(b -> isSerial(b.getName())));
    System.out.println(Runtime.getRuntime().maxMemory() <= 256L << 20);
  }

  private static boolean isSerial(String collector) {
    return collector.equals("MarkSweepCompact");
  }
}
