package io.chunkscope.cli;

import io.chunkscope.verify.FileTrouble;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a report goes to instead of standard output. */
final class OutputFile {
  private OutputFile() {}

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
