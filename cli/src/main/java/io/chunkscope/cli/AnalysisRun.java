package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.diagnosis.Diagnostician;
import io.chunkscope.analyzer.model.AnalysisSummary;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.CaptureFacts;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.FindingCounts;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.verify.CaptureRun;
import io.chunkscope.verify.RunOptions;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Analyses captures one after the other into one report. A capture that cannot be read is
 * complained of and does not keep the others from being analysed.
 */
final class AnalysisRun {
  private final Standard standard;
  private final Report report;
  private final RunOptions options;
  private final FileProgress progress;
  private final AnalysisSummary summary;
  private final FindingCounts findings = new FindingCounts();
  private final List<CaptureRecord> captures = new ArrayList<>();
  private boolean failed;

  /**
   * @param progress whether a bar may be shown, if standard error is a terminal
   */
  AnalysisRun(Standard standard, Report report, RunOptions options, boolean progress) {
    this.standard = standard;
    this.report = report;
    this.options = options;
    this.progress = new FileProgress(standard, progress);
    this.summary = new AnalysisSummary(options.analyzer().maxServers());
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

  /**
   * Analyses what a source gives.
   *
   * @param reading takes the packets, to the end
   */
  void add(String name, PacketSource source, Consumer<CaptureRun> reading) throws IOException {
    CaptureRecord record = analyze(captures.size(), name, source, reading);
    captures.add(record);
    report.end(record);
  }

  /** Writes what is left of the report. */
  ExitStatus finish(FailOn failOn) throws IOException {
    report.finish(
        new RunRecord(
            captures,
            summary,
            options.diagnoses() ? Diagnostician.of(summary) : List.of(),
            findings,
            options.rules(),
            options.analyzer().serverPorts().isEmpty()));
    if (failed) {
      return ExitStatus.FAILED;
    }
    return failOn.fails(findings) ? ExitStatus.FINDINGS : ExitStatus.CLEAN;
  }

  private CaptureRecord analyze(int index, String file) throws IOException {
    PacketSource opened;
    try {
      opened = open(file);
    } catch (IOException | CaptureFormatException | InvalidPathException e) {
      String problem = CaptureRun.message(e);
      fail(file, problem);
      return CaptureRecord.unreadable(index, file, problem);
    }
    try (PacketSource source = opened) {
      return analyze(index, file, source, run -> read(run, file));
    }
  }

  private void read(CaptureRun run, String file) {
    if (StandardInput.isMeant(file)) {
      readAsItComes(run);
      return;
    }
    try (Progress bar = progress.of(Path.of(file))) {
      run.readAll(bar::at);
    }
  }

  /** What is certain is written before more is waited for. */
  private void readAsItComes(CaptureRun run) {
    try {
      while (!run.over()) {
        if (run.poll() < CaptureRun.PACKETS_AT_ONCE) {
          report.flush();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CaptureRecord analyze(
      int index, String file, PacketSource source, Consumer<CaptureRun> reading)
      throws IOException {
    CaptureRun run = new CaptureRun(source, options, counting(report.begin(index, file)));
    reading.accept(run);
    CaptureFacts facts = run.finish();
    if (run.breakOff() != null) {
      fail(file, run.problem());
    } else if (run.problem() != null) {
      standard.complain(StandardInput.nameOf(file) + ": warning: " + run.problem());
    }
    summary.add(run.summary());
    return CaptureRecords.of(index, file, run, facts.complete());
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

  private void fail(String file, String problem) {
    failed = true;
    standard.complain(StandardInput.nameOf(file) + ": " + problem);
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
