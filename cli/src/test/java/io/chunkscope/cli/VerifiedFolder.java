package io.chunkscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder of captures and their verdicts. */
final class VerifiedFolder {
  private final Path folder;

  VerifiedFolder(Path folder) {
    this.folder = folder;
  }

  Invocation verify(String... options) {
    List<String> line = new ArrayList<>(List.of("verify"));
    line.addAll(List.of(options));
    line.add(folder.toString());
    return Invocation.of(line.toArray(String[]::new));
  }

  void framed(String name) throws IOException {
    write(name, new TestCapture().framed("/page").bytes());
  }

  void unframed(String name) throws IOException {
    write(name, new TestCapture().streamedUnframed("/page").bytes());
  }

  void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
