package io.chunkscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/**
 * The one capture of a command that reads it twice: first to analyse it, then to show its bytes.
 */
final class SavedCapture {
  private final PositionalParamSpec capture =
      PositionalParamSpec.builder()
          .type(String.class)
          .arity("1")
          .required(true)
          .paramLabel("CAPTURE")
          .description("A capture file; it is read twice.")
          .build();

  void addTo(CommandSpec command) {
    command.addPositional(capture);
  }

  /**
   * What was named.
   *
   * @throws ParameterException when that is standard input, a pipe or a device
   */
  String file() {
    String file = capture.getValue();
    if (StandardInput.isMeant(file) || isStream(Path.of(file))) {
      throw new ParameterException(
          commandLine(),
          capture.command().name() + " reads the capture twice: write it to a file and name that");
    }
    return file;
  }

  private static boolean isStream(Path input) {
    return Files.exists(input) && !Files.isRegularFile(input) && !Files.isDirectory(input);
  }

  CommandLine commandLine() {
    return capture.command().commandLine();
  }
}
