package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.fail;

import io.chunkscope.samples.file.CaptureFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Texts kept beside the captures; {@code -Dgolden=update} writes them instead of comparing. */
final class Golden {
  static final boolean UPDATE = "update".equals(System.getProperty("golden"));
  private static final String COMMAND = "mvn -pl samples -am test -Dgolden=update";

  private Golden() {}

  /** A sample's capture as it is kept; an update writes it first where its recipe changed. */
  static Path capture(Sample sample) {
    CaptureFile recorded = sample.record();
    Path path = sample.capture(recorded);
    if (UPDATE && !Arrays.equals(recorded.plainBytes(), plainBytes(recorded, path))) {
      try {
        Files.write(path, recorded.bytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return path;
  }

  /** What a kept capture holds, or null. Compressors differ between versions of their libraries. */
  static byte[] plainBytes(CaptureFile recorded, Path path) {
    try {
      return Files.exists(path) ? recorded.compression().unpack(Files.readAllBytes(path)) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares with what is kept, or keeps it. */
  static void check(Path file, String actual) throws IOException {
    String kept = Files.exists(file) ? Files.readString(file) : "";
    if (actual.equals(kept)) {
      return;
    }
    if (UPDATE) {
      Files.writeString(file, actual);
      return;
    }
    fail(
        file
            + " is not what the analyzer says now (- kept, + now):\n"
            + diff(kept, actual)
            + "If the new one is right: "
            + COMMAND);
  }

  /** The lines that differ, in order; a common subsequence is left out. */
  static String diff(String kept, String actual) {
    List<String> left = kept.lines().toList();
    List<String> right = actual.lines().toList();
    int[][] common = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        common[i][j] =
            left.get(i).equals(right.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      boolean same = i < left.size() && j < right.size() && left.get(i).equals(right.get(j));
      if (same) {
        i++;
        j++;
      } else if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add("- " + left.get(i++));
      } else {
        lines.add("+ " + right.get(j++));
      }
    }
    return String.join("\n", lines) + "\n";
  }
}
