package io.chunkscope.junit.file;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where a capture is that a test names shortly. */
public final class CapturePlace {
  /** Where captures of tests are kept, unless told otherwise. */
  public static final String USUAL = "src/test/captures";

  private CapturePlace() {}

  /**
   * The file of this name, in the working directory (a build's: its module) or in the folder of
   * captures.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Path of(String name, String folder) {
    Path direct = Path.of(name);
    if (Files.exists(direct)) {
      return direct;
    }
    Path usual = Path.of(folder).resolve(name);
    if (Files.exists(usual)) {
      return usual;
    }
    throw new IllegalArgumentException(
        "no capture '"
            + name
            + "': neither "
            + direct.toAbsolutePath()
            + " nor "
            + usual.toAbsolutePath()
            + " exists");
  }
}
