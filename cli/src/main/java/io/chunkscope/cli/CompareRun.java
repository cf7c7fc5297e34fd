package io.chunkscope.cli;

import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.CompareRecord;
import io.chunkscope.compare.CaptureReader;
import io.chunkscope.compare.CompareOptions;
import io.chunkscope.compare.Comparer;
import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.leg.EndpointPattern;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.verify.CaptureRun;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads one capture or two, and compares the sides of the hop in them. */
final class CompareRun {
  private static final int SERVERS = 6;

  private final Standard standard;
  private final CompareOptions options;
  private final FileProgress progress;
  private final List<CaptureRecord> captures = new ArrayList<>();
  private final List<Leg> legs = new ArrayList<>();
  private boolean failed;

  /**
   * @param progress whether a bar may be shown, if standard error is a terminal
   */
  CompareRun(Standard standard, CompareOptions options, boolean progress) {
    this.standard = standard;
    this.options = options;
    this.progress = new FileProgress(standard, progress);
  }

  /**
   * Reads a capture as far as that goes; what is wrong with it is complained of.
   *
   * @return whether it could be opened
   */
  boolean read(String file) {
    try (PacketSource source = CaptureFiles.open(Path.of(file))) {
      CaptureReader reader = new CaptureReader(source, captures.size(), options.legs());
      try (Progress bar = progress.of(Path.of(file))) {
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

  /** How many exchanges pair if the captures are taken the other way round. */
  int pairsTheOtherWay() {
    return legs.size() == 1
        ? 0
        : new Comparer(options).between(legs.get(1), legs.get(0)).pairs().size();
  }

  /** Where servers are asked in a capture, the busiest first. */
  String servers(int capture) {
    Map<Endpoint, Integer> asked = new HashMap<>();
    legs.get(capture)
        .exchanges()
        .forEach(each -> asked.merge(each.connection().server(), 1, Integer::sum));
    return asked.isEmpty()
        ? "it has no HTTP exchange"
        : "servers in it: "
            + asked.entrySet().stream()
                .sorted(
                    Map.Entry.<Endpoint, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().toString()))
                .limit(SERVERS)
                .map(entry -> entry.getKey().toString())
                .collect(Collectors.joining(", "))
            + (asked.size() > SERVERS ? " and " + (asked.size() - SERVERS) + " more" : "");
  }

  /** Whether a capture has an exchange at one of these. */
  boolean asked(int capture, List<EndpointPattern> patterns) {
    return legs.get(capture).exchanges().stream()
        .anyMatch(each -> patterns.stream().anyMatch(one -> one.test(each.connection().server())));
  }

  private CaptureRecord record(String file, CaptureRun run) {
    if (run.breakOff() != null) {
      fail(file, run.problem());
    } else if (run.problem() != null) {
      standard.complain(file + ": warning: " + run.problem());
    }
    boolean complete = run.info().complete() && run.breakOff() == null;
    return CaptureRecords.of(captures.size(), file, run, complete);
  }

  private void fail(String file, String problem) {
    failed = true;
    standard.complain(file + ": " + problem);
  }
}
