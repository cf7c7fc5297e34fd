package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalyzerOptions;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.json.NdjsonReport;
import io.chunkscope.verify.RunOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A live capture inside the test, reported as ndjson. */
final class LiveSession {
  final OutputStream out;
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final Standard standard;
  private final FakeFeed feed;
  private final LiveOutput output;

  /**
   * @param alone whether nothing but the report is wanted
   */
  LiveSession(FakeFeed feed, OutputStream out, boolean alone) {
    this.feed = feed;
    this.out = out;
    this.standard =
        new Standard(
            InputStream.nullInputStream(),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            name -> null);
    this.output = LiveOutput.ofStandard(standard, ReportOptions.Format.ndjson, alone);
  }

  LiveOutput output() {
    return output;
  }

  ExitStatus run(LivePart... parts) throws IOException {
    LiveRun live =
        new LiveRun(
            feed,
            new LiveLimits(LiveLimits.NONE, LiveLimits.NONE),
            new StatusLine(null, 80),
            null,
            output,
            List.of(parts));
    RunOptions options =
        new RunOptions(CaptureOptions.DEFAULTS, AnalyzerOptions.DEFAULTS, RuleSelection.ALL);
    try (Report report =
        new LiveReport(
            NdjsonReport.live(output.stream(), Severity.INFO, null, feed::clockNs), live)) {
      AnalysisRun run = new AnalysisRun(standard, report, options, false);
      run.add("fake0", feed, live.into(report)::read);
      return output.finish(run.finish(FailOn.error));
    }
  }

  String told() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
