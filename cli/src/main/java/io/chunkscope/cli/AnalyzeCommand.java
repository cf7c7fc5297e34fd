package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalyzerOptions;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.decode.ChecksumPolicy;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.text.LiveFindings;
import io.chunkscope.verify.RunOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code analyze}: reads captures and reports. */
final class AnalyzeCommand implements Callable<Integer> {

  private final CaptureOperands captures =
      CaptureOperands.required("Capture files; - for standard input.");

  private final ReportOptions reportOptions = ReportOptions.forSaved();

  private final RuleOptions ruleOptions = new RuleOptions();

  private final OptionSpec failOn = FailOn.option(FailOn.error);

  private final OptionSpec ports =
      PortList.option("Analyse only connections to these server ports or ranges (80,8000-8099).");

  private final OptionSpec dropBadChecksums =
      CommandLines.flag(
          "--drop-bad-checksums",
          "Leave packets with wrong checksums out, as their receiver did. Not for captures taken on"
              + " the sending host, whose network card fills checksums in later.");

  private final OptionSpec noProgress = CommandLines.noProgress();

  private final Standard standard;

  private AnalyzeCommand(Standard standard) {
    this.standard = standard;
  }

  static CommandSpec spec(Standard standard) {
    AnalyzeCommand command = new AnalyzeCommand(standard);
    CommandSpec spec =
        CommandLines.command(
            command,
            "analyze",
            "Reads saved captures (pcap, pcapng; plain, gzip, zstd or lz4) and reports how HTTP/1.x"
                + " messages were framed, delivered and kept alive, and what is wrong with that.");
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  chunkscope analyze capture.pcapng",
            "  chunkscope analyze --port 80,8000-8099 --min-severity info a.pcap b.pcap.gz",
            "  chunkscope analyze --format ndjson --select delivery,persistence capture.pcapng",
            "  tcpdump -i eth0 -w - 'tcp port 80' | chunkscope analyze -",
            "",
            "Exit status: 0 nothing at or above --fail-on, 1 something, 2 the job could not be"
                + " done.");
    command.captures.addTo(spec);
    command.reportOptions.addTo(spec);
    command.ruleOptions.addTo(spec);
    spec.addOption(command.failOn)
        .addOption(command.ports)
        .addOption(command.dropBadChecksums)
        .addOption(command.noProgress);
    return CommandLines.withHelp(spec);
  }

  @Override
  public Integer call() throws IOException {
    RuleSelection rules = ruleOptions.selection();
    captures.check();
    Path file = reportOptions.file();
    captures.refuseToOverwrite(file);
    return OutputFile.write(file, standard, out -> analyze(rules, out)).code();
  }

  private ExitStatus analyze(RuleSelection rules, OutputStream target) throws IOException {
    try (Report report = report(target, rules)) {
      AnalysisRun run =
          new AnalysisRun(
              standard,
              report,
              new RunOptions(captureOptions(), analyzerOptions(), rules),
              !noProgress.<Boolean>getValue());
      captures.files().forEach(run::add);
      return run.finish(failOn.getValue());
    }
  }

  /** What comes through a pipe may come for hours: its findings are told before the report. */
  private Report report(OutputStream target, RuleSelection rules) throws IOException {
    boolean arriving =
        captures.files().stream().anyMatch(StandardInput::isMeant)
            && StandardInput.isPipe(standard.in());
    if (!arriving || !reportOptions.isText()) {
      return reportOptions.report(standard, target, rules, failOn.getValue());
    }
    OutputStream out = new BufferedOutputStream(target);
    LiveFindings lines =
        new LiveFindings(
            reportOptions.page(standard, out),
            reportOptions.minSeverity(Severity.NOTICE),
            LiveCommand.REPEAT_SECONDS);
    return new LiveReport(
        reportOptions.unbuffered(standard, out, rules, failOn.getValue()),
        new ArrivingFindings(lines),
        StandardInput::isMeant);
  }

  private CaptureOptions captureOptions() {
    CaptureOptions usual = CaptureOptions.DEFAULTS;
    return dropBadChecksums.<Boolean>getValue()
        ? usual.withDecode(usual.decode().withChecksums(ChecksumPolicy.DROP))
        : usual;
  }

  private AnalyzerOptions analyzerOptions() {
    return AnalyzerOptions.DEFAULTS.withServerPorts(PortList.of(ports));
  }
}
