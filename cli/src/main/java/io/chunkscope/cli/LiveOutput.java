package io.chunkscope.cli;

import io.chunkscope.cli.output.QueueLimits;
import io.chunkscope.cli.output.RecordQueue;
import io.chunkscope.cli.output.RecordTarget;
import io.chunkscope.cli.output.RotatingFile;
import io.chunkscope.cli.output.Rotation;
import io.chunkscope.cli.output.StreamTarget;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.verify.FileTrouble;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/** Where a live report goes, and what is to be done when that goes away or does not keep up. */
final class LiveOutput implements Closeable {
  private final Standard standard;
  private final String name;
  private final RecordQueue queue;
  private final boolean alone;
  private boolean goneTold;
  private boolean troubleTold;
  private boolean droppingTold;

  /**
   * @param alone whether nothing is left to be done when the report has no reader
   */
  private LiveOutput(
      Standard standard,
      String name,
      RecordTarget target,
      ReportOptions.Format format,
      boolean alone) {
    this.standard = standard;
    this.name = name;
    this.alone = alone;
    this.queue = new RecordQueue(target, QueueLimits.DEFAULTS, note(format));
  }

  /** Into standard output. */
  static LiveOutput ofStandard(Standard standard, ReportOptions.Format format, boolean alone) {
    String name = "standard output";
    return new LiveOutput(
        standard, name, new StreamTarget(new ReportOutput(standard.out(), name)), format, alone);
  }

  /** Into a file, after what is in it; a JSON document instead of that. */
  static LiveOutput ofFile(
      Standard standard,
      Path file,
      Rotation rotation,
      LongSupplier clockNs,
      ReportOptions.Format format)
      throws IOException {
    if (format == ReportOptions.Format.json) {
      OutputFile.open(file).close();
    }
    RecordTarget target;
    try {
      target = new RotatingFile(file, rotation, clockNs);
    } catch (IOException e) {
      throw new IOException("cannot write " + file + ": " + FileTrouble.reason(e, file), e);
    }
    return new LiveOutput(standard, file.toString(), target, format, false);
  }

  private static LongFunction<byte[]> note(ReportOptions.Format format) {
    return switch (format) {
      case json, har, csv, sarif, junit -> null;
      case ndjson ->
          dropped ->
              ("{\"type\":\"dropped\",\"records\":" + dropped + "}\n")
                  .getBytes(StandardCharsets.US_ASCII);
      case text ->
          dropped ->
              ("("
                      + Amounts.count(dropped, "line")
                      + " dropped here: whoever reads this did not keep up)\n")
                  .getBytes(StandardCharsets.US_ASCII);
    };
  }

  /** What the report is written to; never waits. */
  OutputStream stream() {
    return queue;
  }

  /** Records dropped so far. */
  long dropped() {
    return queue.dropped();
  }

  void complain(String message) {
    standard.complain(message);
  }

  /** Whether {@link #check} has something to tell or to refuse. */
  boolean hasNews() {
    IOException trouble = queue.trouble();
    return (trouble != null) != troubleTold
        || (!droppingTold && queue.overflowed())
        || (queue.failure() != null && !goneTold);
  }

  /**
   * Tells what has become of the reader, once.
   *
   * @return whether there is still something to be done
   */
  boolean check() {
    if (!droppingTold && queue.overflowed()) {
      droppingTold = true;
      standard.complain(
          "whoever reads " + name + " does not keep up: parts of the report are dropped");
    }
    IOException trouble = queue.trouble();
    if (trouble != null && !troubleTold) {
      standard.complain("cannot write to " + name + ": " + trouble.getMessage() + "; going on");
    }
    troubleTold = trouble != null;
    IOException failure = queue.failure();
    if (failure == null) {
      return true;
    }
    if (alone) {
      return false;
    }
    if (!goneTold) {
      goneTold = true;
      standard.complain(
          (isBrokenPipe(failure) ? "the reader of " + name + " has gone" : failure.getMessage())
              + "; going on without it");
    }
    return true;
  }

  /** Nothing more is dropped because it is too much; a reader that takes nothing is given up. */
  void beginEnd() {
    queue.beginEnd();
  }

  /**
   * All was written, or never will be.
   *
   * @param status what the analysis came to
   * @return what the process comes to
   */
  ExitStatus finish(ExitStatus status) throws IOException {
    queue.close();
    if (queue.dropped() > 0) {
      standard.complain(
          Amounts.count(queue.dropped(), "record")
              + " of the report dropped: "
              + name
              + (queue.givenUp() ? " was not read to the end" : " did not take them"));
    }
    IOException failure = queue.failure();
    if (failure == null || !alone) {
      return status;
    }
    if (isBrokenPipe(failure)) {
      return ExitStatus.CLEAN;
    }
    throw failure;
  }

  private static boolean isBrokenPipe(IOException failure) {
    return failure instanceof OutputException output && output.isBrokenPipe();
  }

  @Override
  public void close() throws IOException {
    queue.close();
  }
}
