package io.chunkscope.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One run of the program inside the test.
 *
 * @param status the exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Invocation(int status, String out, String err) {

  /** Runs it. */
  public static Invocation of(String... arguments) {
    return with(new byte[0], false, Map.of(), arguments);
  }

  static Invocation with(
      byte[] input, boolean terminal, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    return to(out, input, terminal, environment, arguments);
  }

  /** Standard output may be anything; what it holds is told if it is a byte array's. */
  static Invocation to(
      OutputStream out,
      byte[] input,
      boolean terminal,
      Map<String, String> environment,
      String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Standard standard =
        new Standard(
            new ByteArrayInputStream(input),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            terminal,
            environment::get);
    int status = Main.run(standard, arguments);
    String written =
        out instanceof ByteArrayOutputStream bytes ? bytes.toString(StandardCharsets.UTF_8) : "";
    return new Invocation(status, written, err.toString(StandardCharsets.UTF_8));
  }
}
