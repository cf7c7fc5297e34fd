package io.chunkscope.samples;

import io.chunkscope.samples.file.CaptureFile;
import io.chunkscope.samples.file.Compression;
import io.chunkscope.samples.flow.Flow;
import io.chunkscope.samples.packet.FlowRecorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A member of the corpus: the recipe, the capture recorded from it and the verdict expected on it,
 * side by side.
 *
 * @param name group and name, such as {@code chunk/missing-last-chunk.ok}
 * @param recipe the {@code .flow} file
 */
public record Sample(String name, Path recipe) {
  static final String RECIPE_SUFFIX = ".flow";

  /** The recipe, read. */
  public Flow flow() {
    try {
      return Flow.parse(Files.readString(recipe));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The capture, recorded anew. */
  public CaptureFile record() {
    return FlowRecorder.record(flow());
  }

  /** Where the capture is kept. */
  public Path capture(CaptureFile file) {
    return beside(file.suffix());
  }

  /** The capture that is kept, found without recording it anew; null when there is none. */
  public Path keptCapture() {
    for (String container : List.of(".pcap", ".pcapng")) {
      for (Compression compression : Compression.values()) {
        Path kept = beside(container + compression.suffix());
        if (Files.exists(kept)) {
          return kept;
        }
      }
    }
    return null;
  }

  /** Where the verdict is kept. */
  public Path verdict() {
    return beside(".verdict");
  }

  private Path beside(String suffix) {
    String file = recipe.getFileName().toString();
    String base = file.substring(0, file.length() - RECIPE_SUFFIX.length());
    return recipe.resolveSibling(base + suffix);
  }

  @Override
  public String toString() {
    return name;
  }
}
