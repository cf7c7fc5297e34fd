package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.AnalyzerOptions;
import io.chunkscope.analyzer.HttpAnalyzer;
import io.chunkscope.analyzer.diagnosis.Diagnosis;
import io.chunkscope.analyzer.diagnosis.Diagnostician;
import io.chunkscope.analyzer.model.AnalysisSummary;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.CaptureFacts;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.RuleCatalogue;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.CapturePipeline;
import io.chunkscope.capture.CaptureStatistics;
import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.CaptureInfo;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.Excerpt;
import io.chunkscope.cli.report.FindingCounts;
import io.chunkscope.cli.report.ProtocolTally;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.RunRecord;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Analyses captures one after the other into one report. A capture that cannot be read is
 * complained of and does not keep the others from being analysed.
 */
final class AnalysisRun {
  private static final int PACKETS_AT_ONCE = 4096;
  private static final long WORTH_A_BAR_BYTES = 50_000_000;

  private final Standard standard;
  private final Report report;
  private final CaptureOptions captureOptions;
  private final AnalyzerOptions analyzerOptions;
  private final RuleSelection rules;
  private final boolean progress;
  private final AnalysisSummary summary;
  private final FindingCounts findings = new FindingCounts();
  private final List<CaptureRecord> captures = new ArrayList<>();
  private boolean failed;

  /**
   * @param progress whether a bar may be shown, if standard error is a terminal
   */
  AnalysisRun(
      Standard standard,
      Report report,
      CaptureOptions captureOptions,
      AnalyzerOptions analyzerOptions,
      RuleSelection rules,
      boolean progress) {
    this.standard = standard;
    this.report = report;
    this.captureOptions = captureOptions;
    this.analyzerOptions = analyzerOptions;
    this.rules = rules;
    this.progress = progress && standard.errIsTerminal();
    this.summary = new AnalysisSummary(analyzerOptions.maxServers());
  }

  /** Analyses one capture. */
  void add(String file) {
    try {
      CaptureRecord record = analyze(captures.size(), file);
      captures.add(record);
      report.end(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what is left of the report. */
  ExitStatus finish(FailOn failOn) throws IOException {
    report.finish(
        new RunRecord(
            captures,
            summary,
            diagnoses(),
            findings,
            rules,
            analyzerOptions.serverPorts().isEmpty()));
    if (failed) {
      return ExitStatus.FAILED;
    }
    return failOn.fails(findings) ? ExitStatus.FINDINGS : ExitStatus.CLEAN;
  }

  /** They explain findings about delivery; who does not want those does not want them. */
  private List<Diagnosis> diagnoses() {
    boolean wanted =
        rules.of(RuleCatalogue.rules()).stream()
            .anyMatch(rule -> rule.info().group().equals("delivery"));
    return wanted ? Diagnostician.of(summary) : List.of();
  }

  private CaptureRecord analyze(int index, String file) throws IOException {
    PacketSource opened;
    try {
      opened = open(file);
    } catch (IOException | CaptureFormatException | InvalidPathException e) {
      String problem = message(e);
      fail(file, problem);
      return CaptureRecord.unreadable(index, file, problem);
    }
    try (PacketSource source = opened) {
      return analyze(index, file, source);
    }
  }

  private CaptureRecord analyze(int index, String file, PacketSource source) throws IOException {
    HttpAnalyzer analyzer =
        new HttpAnalyzer(analyzerOptions, rules, counting(report.begin(index, file)));
    CapturePipeline pipeline = new CapturePipeline(source, captureOptions, analyzer);
    String problem = read(file, source, pipeline);
    pipeline.finish();
    CaptureInfo info = source.info();
    if (problem != null) {
      fail(file, problem);
    } else if (info.problem() != null) {
      problem = info.problem();
      standard.complain(StandardInput.nameOf(file) + ": warning: " + problem);
    }
    boolean complete = info.complete() && problem == null;
    CaptureStatistics statistics = pipeline.statistics();
    analyzer.onCaptureEnd(facts(complete, problem, statistics));
    summary.add(analyzer.summary());
    boolean any = statistics.packets() > 0;
    return new CaptureRecord(
        index,
        file,
        info,
        any ? statistics.firstTimeNs() : CaptureRecord.UNKNOWN,
        any ? statistics.lastTimeNs() : CaptureRecord.UNKNOWN,
        statistics.undecodedPackets(),
        statistics.packets(DecodeOutcome.BAD_CHECKSUM),
        statistics.tcp().evictedConnections(),
        statistics.otherTraffic().stream()
            .map(count -> new ProtocolTally(count.name(), count.packets()))
            .toList(),
        complete,
        problem);
  }

  /** Reads to the end; returns what kept it from getting there, or null. */
  private String read(String file, PacketSource source, CapturePipeline pipeline) {
    try (Progress bar = progress(file)) {
      while (!pipeline.exhausted()) {
        pipeline.poll(PACKETS_AT_ONCE);
        bar.at(source.consumedBytes());
      }
      return null;
    } catch (IOException | CaptureFormatException e) {
      return message(e);
    }
  }

  private Progress progress(String file) throws IOException {
    if (!progress || StandardInput.isMeant(file)) {
      return Progress.NONE;
    }
    long bytes = Files.size(Path.of(file));
    if (bytes < WORTH_A_BAR_BYTES) {
      return Progress.NONE;
    }
    String name = Excerpt.of(Path.of(file).getFileName().toString(), 30);
    return new ProgressLine(standard.err(), name, bytes, standard.width());
  }

  private PacketSource open(String file) throws IOException, CaptureFormatException {
    return StandardInput.isMeant(file)
        ? CaptureFiles.open(new Unclosed(standard.in()), StandardInput.NAME)
        : CaptureFiles.open(Path.of(file));
  }

  private AnalysisHandler counting(AnalysisHandler handler) {
    return new AnalysisHandler() {
      @Override
      public void onExchange(Exchange exchange) {
        handler.onExchange(exchange);
      }

      @Override
      public void onConnection(ConnectionTrace connection) {
        handler.onConnection(connection);
      }

      @Override
      public void onFinding(Finding finding) {
        findings.add(finding);
        handler.onFinding(finding);
      }
    };
  }

  private static CaptureFacts facts(
      boolean complete, String problem, CaptureStatistics statistics) {
    return new CaptureFacts(
        complete,
        problem,
        statistics.packets(),
        statistics.lastTimeNs(),
        statistics.backwardStamps(),
        statistics.firstBackwardFrame(),
        statistics.largestStepBackNs());
  }

  private void fail(String file, String problem) {
    failed = true;
    standard.complain(StandardInput.nameOf(file) + ": " + problem);
  }

  private static String message(Exception e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  /** The process's standard input is not ours to close. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
