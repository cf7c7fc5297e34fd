package io.chunkscope.verify.verdict;

import io.chunkscope.verify.FileTrouble;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A verdict kept in a file. */
public final class VerdictFile {
  /** What a verdict's file name ends with. */
  public static final String SUFFIX = ".verdict";

  /**
   * The longest verdict: some 90,000 exchanges. Several times two of them are compared at a time.
   */
  static final long MAX_BYTES = 16L << 20;

  private VerdictFile() {}

  /**
   * Reads a verdict.
   *
   * @throws VerdictFormatException when the file is none, or is damaged; the message does not name
   *     the file
   * @throws IOException when it cannot be read; the message names the file and says why
   */
  public static Verdict read(Path file) throws IOException, VerdictFormatException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new VerdictFormatException(1, "not a verdict: the file is too large for one");
      }
      return VerdictReader.read(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + FileTrouble.reason(e, file), e);
    }
  }

  /**
   * Writes a verdict in one step: whoever reads the file meanwhile, or finds it after a crash, sees
   * the old verdict or the new one.
   *
   * @throws IOException when that fails; the message names the file and says why
   */
  public static void write(Path file, Verdict verdict) throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
    Path beside = target.resolveSibling("." + target.getFileName() + ".new");
    Path current = beside;
    try {
      try (Writer out = Files.newBufferedWriter(beside, StandardCharsets.US_ASCII)) {
        verdict.writeTo(out);
      }
      current = target;
      if (Files.isDirectory(target)) {
        throw new IOException("it is a directory");
      }
      move(beside, target);
    } catch (IOException e) {
      if (Files.isRegularFile(beside)) {
        Files.delete(beside);
      }
      throw new IOException("cannot write " + file + ": " + FileTrouble.reason(e, current), e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
