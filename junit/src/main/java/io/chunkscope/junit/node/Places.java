package io.chunkscope.junit.node;

import io.chunkscope.verify.Excerpt;
import java.net.URI;
import java.nio.file.Path;

/** Names and sources of dynamic tests: what IDEs show, and where they jump to. */
final class Places {
  private Places() {}

  /** A capture's file. */
  static URI of(Path file) {
    return file.toAbsolutePath().toUri();
  }

  /**
   * A line of a file.
   *
   * @param line 1-based
   */
  static URI of(Path file, int line) {
    return URI.create(of(file) + "?line=" + Math.max(1, line));
  }

  /** A name that may quote the wire or a file, fit to be shown; never blank. */
  static String name(String text) {
    String shown = Excerpt.sentence(text).strip();
    return shown.isEmpty() ? "(no name)" : shown;
  }
}
