package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalyzerOptions;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.html.HtmlReport;
import io.chunkscope.verify.RunOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** {@code report}: reads captures and makes a page of them. */
final class ReportCommand implements Callable<Integer> {
  private static final int KEPT_EXTENSION_BYTES = 2_048;

  private final CaptureOperands captures =
      CaptureOperands.required("Capture files, one page for all; - for standard input.");

  private final OptionSpec file =
      OutputFile.option("Write the page to this file instead of standard output.");

  private final OptionSpec minSeverity =
      CommandLines.choice(
          "--min-severity",
          ReportOptions.MinSeverity.class,
          ReportOptions.MinSeverity.notice,
          "SEVERITY",
          "Show findings from this severity on: ${COMPLETION-CANDIDATES}; default"
              + " ${DEFAULT-VALUE}.");

  private final RuleOptions ruleOptions = new RuleOptions();

  private final OptionSpec failOn = FailOn.option(FailOn.never);

  private final OptionSpec ports =
      PortList.option("Show only connections to these server ports or ranges (80,8000-8099).");

  private final OptionSpec noProgress = CommandLines.noProgress();

  private final Standard standard;

  private ReportCommand(Standard standard) {
    this.standard = standard;
  }

  static CommandSpec spec(Standard standard) {
    ReportCommand command = new ReportCommand(standard);
    CommandSpec spec =
        CommandLines.command(
            command,
            "report",
            "Makes one page for a browser of saved captures: what is wrong, in words, and a"
                + " waterfall of every exchange with its flushes, chunks and pauses. The page needs"
                + " no network and is 2 MB at most.");
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  chunkscope report capture.pcapng -o report.html",
            "  chunkscope report before.pcap after.pcap -o report.html",
            "",
            "Exit status: 0 the page was made, 1 something at or above --fail-on, 2 the job could"
                + " not be done.");
    command.captures.addTo(spec);
    spec.addOption(command.file).addOption(command.minSeverity);
    command.ruleOptions.addTo(spec);
    spec.addOption(command.failOn).addOption(command.ports).addOption(command.noProgress);
    return CommandLines.withHelp(spec);
  }

  @Override
  public Integer call() throws IOException {
    RuleSelection rules = ruleOptions.selection();
    captures.check();
    Path target = file.getValue();
    if (target == null && standard.outIsTerminal()) {
      throw new ParameterException(
          captures.commandLine(),
          "a page is for a browser: name a file for it with -o report.html");
    }
    captures.refuseToOverwrite(target);
    return OutputFile.write(target, standard, out -> report(rules, out)).code();
  }

  private ExitStatus report(RuleSelection rules, OutputStream target) throws IOException {
    Severity shown = minSeverity.<ReportOptions.MinSeverity>getValue().severity();
    AnalyzerOptions analyzer =
        AnalyzerOptions.DEFAULTS
            .withServerPorts(PortList.of(ports))
            .withKeptExtensions(KEPT_EXTENSION_BYTES);
    try (Report report =
        new HtmlReport(new BufferedOutputStream(target), shown, Version.number())) {
      AnalysisRun run =
          new AnalysisRun(
              standard,
              report,
              new RunOptions(CaptureOptions.DEFAULTS, analyzer, rules),
              !noProgress.<Boolean>getValue());
      captures.files().forEach(run::add);
      return run.finish(failOn.getValue());
    }
  }
}
