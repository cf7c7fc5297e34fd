package io.chunkscope.compare;

import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.compare.leg.LegLimits;
import java.io.IOException;
import java.nio.file.Path;

/** Captures of the corpus, as comparing reads them. */
public final class Corpus {
  private static final Path ROOT = Path.of("../samples/corpus");

  private Corpus() {}

  /** All exchanges of a capture. */
  public static Leg leg(String file, LegLimits limits) throws IOException {
    try (PacketSource source = CaptureFiles.open(ROOT.resolve(file))) {
      CaptureReader reader = new CaptureReader(source, 0, limits);
      reader.run().readAll(bytes -> {});
      return reader.finish();
    } catch (CaptureFormatException e) {
      throw new IOException(e);
    }
  }

  /** What comparing finds in a capture that holds both sides of a hop. */
  static Comparison compared(String file) throws IOException {
    return new Comparer(CompareOptions.DEFAULTS)
        .within(leg(file, LegLimits.DEFAULTS))
        .orElseThrow();
  }
}
