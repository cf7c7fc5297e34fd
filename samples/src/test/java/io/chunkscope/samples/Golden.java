package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.fail;

import io.chunkscope.samples.file.CaptureFile;
import io.chunkscope.verify.verdict.Difference;
import io.chunkscope.verify.verdict.Verdict;
import io.chunkscope.verify.verdict.VerdictDiff;
import io.chunkscope.verify.verdict.VerdictFile;
import io.chunkscope.verify.verdict.VerdictFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Texts kept beside the captures; {@code -Dgolden=update} writes them instead of comparing. */
final class Golden {
  static final boolean UPDATE = "update".equals(System.getProperty("golden"));
  private static final String COMMAND = "mvn -pl samples -am test -Dgolden=update";

  private Golden() {}

  /** A sample's capture as it is kept; an update writes it first where its recipe changed. */
  static Path capture(Sample sample) {
    Path kept = UPDATE ? null : sample.keptCapture();
    if (kept != null) {
      return kept;
    }
    CaptureFile recorded = sample.record();
    Path path = sample.capture(recorded);
    if (UPDATE && !isRecorded(recorded, path)) {
      try {
        Files.write(path, recorded.bytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return path;
  }

  /** Whether a kept capture is what its recipe records; of a damaged one, as far as it unpacks. */
  static boolean isRecorded(CaptureFile recorded, Path path) {
    byte[] stored = plainBytes(recorded, path);
    byte[] plain = recorded.plainBytes();
    return stored != null
        && (recorded.storedDamaged() ? startsWith(plain, stored) : Arrays.equals(plain, stored));
  }

  private static boolean startsWith(byte[] bytes, byte[] beginning) {
    int mismatch = Arrays.mismatch(bytes, beginning);
    return mismatch < 0 || mismatch == beginning.length;
  }

  /** What a kept capture holds, or null. Compressors differ between versions of their libraries. */
  static byte[] plainBytes(CaptureFile recorded, Path path) {
    try {
      if (!Files.exists(path)) {
        return null;
      }
      byte[] stored = Files.readAllBytes(path);
      return recorded.storedDamaged()
          ? recorded.compression().unpackBeginning(stored)
          : recorded.compression().unpack(stored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares with the verdict that is kept, or keeps it. */
  static void check(Path file, Verdict actual) throws IOException, VerdictFormatException {
    if (Files.exists(file) && actual.text().equals(Files.readString(file))) {
      return;
    }
    if (UPDATE) {
      VerdictFile.write(file, actual);
      return;
    }
    fail(
        file
            + " is not what the analyzer says now:\n"
            + (Files.exists(file)
                ? differences(VerdictDiff.of(VerdictFile.read(file), actual))
                : actual.text())
            + "If the new one is right: "
            + COMMAND);
  }

  /** A line for each difference, below what it is about. */
  static String differences(List<Difference> differences) {
    StringBuilder text = new StringBuilder();
    String subject = null;
    for (Difference difference : differences) {
      if (!difference.subject().equals(subject)) {
        subject = difference.subject();
        text.append("  ").append(subject).append('\n');
      }
      text.append("    ").append(difference.sentence()).append('\n');
    }
    return text.length() == 0 ? "  (the text only: order or spelling)\n" : text.toString();
  }
}
