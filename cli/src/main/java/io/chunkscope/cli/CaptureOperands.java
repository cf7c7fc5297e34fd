package io.chunkscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** The captures that a command reads, each once; - is standard input. */
final class CaptureOperands {
  private final PositionalParamSpec captures;

  private CaptureOperands(String arity, boolean required, String description) {
    captures =
        PositionalParamSpec.builder()
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity(arity)
            .required(required)
            .paramLabel("CAPTURE")
            .description(description)
            .build();
  }

  /** One or more. */
  static CaptureOperands required(String description) {
    return new CaptureOperands("1..*", true, description);
  }

  /** Any number, none included. */
  static CaptureOperands optional(String description) {
    return new CaptureOperands("0..*", false, description);
  }

  void addTo(CommandSpec command) {
    command.addPositional(captures);
  }

  /** What was named, in order. */
  List<String> files() {
    List<String> named = captures.getValue();
    return named == null ? List.of() : named;
  }

  /**
   * Makes sure that each can be read.
   *
   * @throws ParameterException when standard input is named more than once
   */
  void check() {
    if (files().stream().filter(StandardInput::isMeant).count() > 1) {
      throw new ParameterException(commandLine(), "standard input (-) can be read only once");
    }
  }

  /**
   * Makes sure that none of them is lost.
   *
   * @param file what will be written; null for standard output
   * @throws ParameterException if it is one of them
   */
  void refuseToOverwrite(Path file) throws IOException {
    OutputFile.refuseToOverwrite(files(), "a capture", file, commandLine());
  }

  CommandLine commandLine() {
    return captures.command().commandLine();
  }
}
