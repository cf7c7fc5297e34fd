package io.chunkscope.verify.replay;

import java.nio.file.Path;

/**
 * A capture with its verdict's place, or a verdict alone.
 *
 * @param capture null for a verdict without a capture
 * @param verdict where the verdict is, or would be
 * @param note why a verdict belongs to no capture, or null
 */
public record ReplayItem(Path capture, Path verdict, String note) {

  /** The file that a person knows it by. */
  public Path file() {
    return capture == null ? verdict : capture;
  }
}
