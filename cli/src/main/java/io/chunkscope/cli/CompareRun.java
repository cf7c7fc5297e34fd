package io.chunkscope.cli;

import io.chunkscope.capture.CaptureStatistics;
import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.CompareRecord;
import io.chunkscope.cli.report.ProtocolTally;
import io.chunkscope.compare.CaptureReader;
import io.chunkscope.compare.CompareOptions;
import io.chunkscope.compare.Comparer;
import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.verify.CaptureRun;
import io.chunkscope.verify.Excerpt;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads one capture or two, and compares the sides of the hop in them. */
final class CompareRun {
  private static final long WORTH_A_BAR_BYTES = 50_000_000;

  private final Standard standard;
  private final CompareOptions options;
  private final boolean progress;
  private final List<CaptureRecord> captures = new ArrayList<>();
  private final List<Leg> legs = new ArrayList<>();
  private boolean failed;

  /**
   * @param progress whether a bar may be shown, if standard error is a terminal
   */
  CompareRun(Standard standard, CompareOptions options, boolean progress) {
    this.standard = standard;
    this.options = options;
    this.progress = progress && standard.errIsTerminal();
  }

  /**
   * Reads a capture as far as that goes; what is wrong with it is complained of.
   *
   * @return whether it could be opened
   */
  boolean read(String file) {
    try (PacketSource source = CaptureFiles.open(Path.of(file))) {
      CaptureReader reader = new CaptureReader(source, captures.size(), options.legs());
      try (Progress bar = progress(file)) {
        reader.run().readAll(bar::at);
      }
      legs.add(reader.finish());
      captures.add(record(file, reader.run()));
      return true;
    } catch (IOException | CaptureFormatException | InvalidPathException e) {
      fail(file, CaptureRun.message(e));
      return false;
    }
  }

  /** Whether something kept a capture from being read to its end. */
  boolean failed() {
    return failed;
  }

  /** Compares what was read. */
  CompareRecord compare() {
    Comparer comparer = new Comparer(options);
    Comparison comparison =
        legs.size() == 1
            ? comparer.within(legs.get(0)).orElse(null)
            : comparer.between(legs.get(0), legs.get(1));
    return new CompareRecord(captures, comparison);
  }

  private CaptureRecord record(String file, CaptureRun run) {
    if (run.breakOff() != null) {
      fail(file, run.problem());
    } else if (run.problem() != null) {
      standard.complain(file + ": warning: " + run.problem());
    }
    CaptureStatistics statistics = run.statistics();
    boolean any = statistics.packets() > 0;
    return new CaptureRecord(
        captures.size(),
        file,
        run.info(),
        any ? statistics.firstTimeNs() : CaptureRecord.UNKNOWN,
        any ? statistics.lastTimeNs() : CaptureRecord.UNKNOWN,
        statistics.undecodedPackets(),
        statistics.packets(DecodeOutcome.BAD_CHECKSUM),
        statistics.tcp().evictedConnections(),
        statistics.otherTraffic().stream()
            .map(count -> new ProtocolTally(count.name(), count.packets()))
            .toList(),
        run.info().complete() && run.breakOff() == null,
        run.problem());
  }

  private Progress progress(String file) {
    long bytes = progress ? Path.of(file).toFile().length() : 0;
    if (bytes < WORTH_A_BAR_BYTES) {
      return Progress.NONE;
    }
    String name = Excerpt.of(Path.of(file).getFileName().toString(), 30);
    return new ProgressLine(standard.err(), name, bytes, standard.width());
  }

  private void fail(String file, String problem) {
    failed = true;
    standard.complain(file + ": " + problem);
  }
}
