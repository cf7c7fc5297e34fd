package io.chunkscope.cli;

import io.chunkscope.verify.Excerpt;
import java.nio.file.Path;

/** Shows progress where somebody looks and there is enough to wait for. */
final class FileProgress {
  private static final long WORTH_A_BAR_BYTES = 50_000_000;
  private static final int LONGEST_NAME = 30;

  private final Standard standard;
  private final boolean wanted;

  /**
   * @param wanted whether a bar may be shown, if standard error is a terminal
   */
  FileProgress(Standard standard, boolean wanted) {
    this.standard = standard;
    this.wanted = wanted && standard.errIsTerminal();
  }

  /** Of reading one capture. */
  Progress of(Path capture) {
    if (!wanted) {
      return Progress.NONE;
    }
    String name = Excerpt.of(capture.getFileName().toString(), LONGEST_NAME);
    return of(name, capture.toFile().length());
  }

  /**
   * Of reading what is called so.
   *
   * @param name fit for a terminal
   */
  Progress of(String name, long bytes) {
    return wanted && bytes >= WORTH_A_BAR_BYTES
        ? new ProgressLine(standard.err(), name, bytes, standard.width())
        : Progress.NONE;
  }
}
