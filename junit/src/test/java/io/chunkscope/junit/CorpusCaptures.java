package io.chunkscope.junit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Captures of the corpus, and copies of them with other bytes in the place of some. */
final class CorpusCaptures {
  static final Path ROOT = Path.of("../samples/corpus");
  static final Path CHUNKED = of("story/iis-keep-alive-on");
  static final Path RAW = of("story/iis-streamed-raw");

  private CorpusCaptures() {}

  /** A capture by its name below the corpus, without extension. */
  static Path of(String name) {
    return ROOT.resolve(name + ".pcap");
  }

  /** Writes a copy in which every occurrence of a text is another one of the same length. */
  static Path patched(Path original, Path copy, String text, String other) throws IOException {
    byte[] bytes = Files.readAllBytes(original);
    byte[] from = text.getBytes(StandardCharsets.ISO_8859_1);
    byte[] to = other.getBytes(StandardCharsets.ISO_8859_1);
    if (from.length != to.length) {
      throw new IllegalArgumentException(text + " and " + other + " differ in length");
    }
    for (int i = 0; i + from.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + from.length, from, 0, from.length)) {
        System.arraycopy(to, 0, bytes, i, to.length);
      }
    }
    return Files.write(copy, bytes);
  }
}
