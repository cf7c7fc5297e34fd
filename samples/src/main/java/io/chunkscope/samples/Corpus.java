package io.chunkscope.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The samples of a folder, {@code <group>/<name>.flow}. */
public final class Corpus {
  private Corpus() {}

  /** All of them, in the order of their names. */
  public static List<Sample> in(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(Sample.RECIPE_SUFFIX))
          .map(file -> new Sample(name(folder, file), file))
          .sorted(java.util.Comparator.comparing(Sample::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path folder, Path file) {
    String path = folder.relativize(file).toString().replace('\\', '/');
    return path.substring(0, path.length() - Sample.RECIPE_SUFFIX.length());
  }
}
