package io.chunkscope.cli;

import io.chunkscope.verify.FileTrouble;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The file that a report goes to instead of standard output. */
final class OutputFile {
  private OutputFile() {}

  /** {@code -o}. */
  static OptionSpec option(String description) {
    return OptionSpec.builder("-o", "--output")
        .type(Path.class)
        .arity("1")
        .paramLabel("FILE")
        .description(description)
        .build();
  }

  /**
   * Makes sure that no input is lost.
   *
   * @param inputs files that are read; - for standard input
   * @param what what each of them is, as in "a capture"
   * @param file null for standard output
   * @throws ParameterException if the file is one of them
   */
  static void refuseToOverwrite(
      Collection<String> inputs, String what, Path file, CommandLine commandLine)
      throws IOException {
    if (file == null) {
      return;
    }
    for (String input : inputs) {
      boolean same =
          !StandardInput.isMeant(input)
              && Files.exists(file)
              && Files.exists(Path.of(input))
              && Files.isSameFile(file, Path.of(input));
      if (same) {
        throw new ParameterException(
            commandLine, "-o " + file + " would overwrite " + what + "; name another file");
      }
    }
  }

  /** Writes a report. */
  @FunctionalInterface
  interface Writing {
    ExitStatus to(OutputStream output) throws IOException;
  }

  /**
   * Writes to it, or to standard output.
   *
   * @param file null for standard output
   */
  static ExitStatus write(Path file, Standard standard, Writing writing) throws IOException {
    if (file == null) {
      return writing.to(ReportOutput.standard(standard));
    }
    try (OutputStream out = open(file)) {
      return writing.to(new ReportOutput(out, file.toString()));
    }
  }

  /**
   * Opens it, emptied.
   *
   * @throws IOException when it cannot be written; the message names it and says why
   */
  static OutputStream open(Path file) throws IOException {
    try {
      return Files.newOutputStream(file);
    } catch (IOException e) {
      throw new IOException("cannot write " + file + ": " + FileTrouble.reason(e, file), e);
    }
  }
}
