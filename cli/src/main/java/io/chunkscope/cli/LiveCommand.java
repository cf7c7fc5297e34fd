package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalyzerOptions;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.live.LiveOptions;
import io.chunkscope.capture.live.LiveSource;
import io.chunkscope.capture.live.NetworkInterfaces;
import io.chunkscope.cli.evidence.Evidence;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.text.LiveFindings;
import io.chunkscope.verify.RunOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code live}: listens to an interface and reports while it happens. */
final class LiveCommand implements Callable<Integer> {
  static final int REPEAT_SECONDS = 60;

  private final OptionSpec interfaceName =
      OptionSpec.builder("-i", "--interface")
          .type(String.class)
          .arity("1")
          .paramLabel("IFACE")
          .description(
              "Interface; chunkscope interfaces lists them. Default: that of the default route.")
          .build();

  private final OptionSpec filter =
      OptionSpec.builder("-f", "--filter")
          .type(String.class)
          .arity("1")
          .paramLabel("BPF")
          .description(
              "Which packets (man pcap-filter). Default: TCP (to and from --port), also in VLANs,"
                  + " tunnels and fragments.")
          .build();

  private final OptionSpec ports =
      PortList.option("Analyse only connections to these server ports or ranges (80,8000-8099).");

  private final OptionSpec duration =
      OptionSpec.builder("--duration")
          .type(Long.class)
          .arity("1")
          .converters(new DurationOption())
          .paramLabel("TIME")
          .description("End after this time: 90s, 5m, 2h, 1d.")
          .build();

  private final OptionSpec count =
      OptionSpec.builder("--count")
          .type(Long.class)
          .arity("1")
          .paramLabel("PACKETS")
          .description("End after so many packets.")
          .build();

  private final OptionSpec snapLength =
      OptionSpec.builder("--snaplen")
          .type(Integer.class)
          .arity("1")
          .converters(new SizeOption())
          .paramLabel("BYTES")
          .description("Keep so much of each packet; default all.")
          .build();

  private final OptionSpec buffer =
      OptionSpec.builder("--buffer")
          .type(Integer.class)
          .arity("1")
          .converters(new SizeOption())
          .paramLabel("SIZE")
          .description("The kernel's buffer; default 64M. Larger if packets are dropped.")
          .build();

  private final OptionSpec quiet =
      CommandLines.flag("--quiet", "No start message, no status line.");

  private final EvidenceOption evidenceOption = new EvidenceOption();
  private final ReportOptions reportOptions = ReportOptions.forLive();
  private final LiveOutputOptions outputOptions = new LiveOutputOptions(reportOptions);
  private final RuleOptions ruleOptions = new RuleOptions();
  private final OptionSpec failOn = FailOn.option(FailOn.error);
  private final Standard standard;

  private LiveCommand(Standard standard) {
    this.standard = standard;
  }

  static CommandSpec spec(Standard standard) {
    LiveCommand command = new LiveCommand(standard);
    CommandSpec spec =
        CommandLines.command(
            command,
            "live",
            "Listens to an interface and reports findings as they become certain; Ctrl-C ends with"
                + " the report that analyze would give. Needs libpcap and the right to capture.");
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  sudo chunkscope live",
            "  sudo chunkscope live -i eth0 --port 80,8080 --duration 5m",
            "  sudo chunkscope live --format ndjson --quiet -o /var/log/chunkscope.ndjson",
            "",
            "Exit status: 0 nothing at or above --fail-on, 1 something, 2 the job could not be"
                + " done.");
    spec.addOption(command.interfaceName)
        .addOption(command.filter)
        .addOption(command.ports)
        .addOption(command.duration)
        .addOption(command.count)
        .addOption(command.snapLength)
        .addOption(command.buffer)
        .addOption(command.quiet);
    command.evidenceOption.addTo(spec);
    command.reportOptions.addTo(spec);
    command.outputOptions.addTo(spec);
    command.ruleOptions.addTo(spec);
    spec.addOption(command.failOn);
    return CommandLines.withHelp(spec);
  }

  @Override
  public Integer call() throws IOException {
    RuleSelection rules = ruleOptions.selection();
    outputOptions.check();
    Set<Integer> serverPorts = PortList.of(ports);
    String name = interfaceName.getValue();
    LiveOptions options =
        new LiveOptions(
            name == null ? NetworkInterfaces.byDefault() : name,
            filter.getValue(),
            orElse(snapLength, LiveOptions.DEFAULT_SNAP_LENGTH_BYTES),
            orElse(buffer, LiveOptions.DEFAULT_KERNEL_BUFFER_BYTES));
    try (LiveSource source = LiveSource.open(options, serverPorts)) {
      return listen(source, options, rules, serverPorts).code();
    }
  }

  private ExitStatus listen(
      LiveSource source, LiveOptions options, RuleSelection rules, Set<Integer> serverPorts)
      throws IOException {
    Interruption interruption = Interruption.handledBy(source::stop);
    say(
        "listening on "
            + options.interfaceName()
            + (options.filter() == null ? "" : ", filter: " + options.filter())
            + "; Ctrl-C ends and reports");
    ExitStatus status = ExitStatus.FAILED;
    try (LiveOutput output = outputOptions.open(standard, source, isAlone())) {
      status =
          report(
              source,
              options,
              new RunOptions(CaptureOptions.DEFAULTS, analyzerOptions(serverPorts), rules),
              output);
      return status;
    } finally {
      interruption.over(status);
    }
  }

  /** Whether the report on standard output is all that comes of the capture. */
  private boolean isAlone() {
    return reportOptions.file() == null && !outputOptions.hasMetrics() && !evidenceOption.isGiven();
  }

  private ExitStatus report(
      LiveSource source, LiveOptions options, RunOptions runOptions, LiveOutput output)
      throws IOException {
    boolean watched = !quiet.<Boolean>getValue() && standard.errIsTerminal();
    StatusLine status = new StatusLine(watched ? standard.err() : null, standard.width());
    LiveFindings lines =
        reportOptions.isText()
            ? new LiveFindings(
                reportOptions.page(standard, output.stream()),
                reportOptions.minSeverity(Severity.NOTICE),
                REPEAT_SECONDS)
            : null;
    List<LivePart> parts = new ArrayList<>();
    Evidence evidence = evidenceOption.evidence();
    if (evidence != null) {
      parts.add(new EvidencePart(evidence));
    }
    LiveRun live = new LiveRun(source, limits(), status, lines, output, parts);
    try (MetricsPart metrics =
            outputOptions.hasMetrics() ? outputOptions.serveMetrics(source, output) : null;
        Report report =
            new LiveReport(reportOptions.live(standard, output.stream(), source::clockNs), live)) {
      if (metrics != null) {
        parts.add(metrics);
        say("metrics at http://" + metrics.address() + "/metrics");
      }
      AnalysisRun run = new AnalysisRun(standard, report, runOptions, false);
      run.add(options.interfaceName(), source, live.into(report)::read);
      ExitStatus outcome = run.finish(failOn.getValue());
      evidenceOption.tell(standard, evidence, quiet.getValue());
      return output.finish(outcome);
    }
  }

  private void say(String message) {
    if (!quiet.<Boolean>getValue()) {
      standard.complain(message);
    }
  }

  private LiveLimits limits() {
    Long packets = count.getValue();
    Long durationNs = duration.getValue();
    return new LiveLimits(
        packets == null ? LiveLimits.NONE : packets,
        durationNs == null ? LiveLimits.NONE : durationNs);
  }

  private static AnalyzerOptions analyzerOptions(Set<Integer> serverPorts) {
    return AnalyzerOptions.DEFAULTS.withServerPorts(serverPorts);
  }

  private static int orElse(OptionSpec option, int usual) {
    Integer value = option.getValue();
    return value == null ? usual : value;
  }
}
