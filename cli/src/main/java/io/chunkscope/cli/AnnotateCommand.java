package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalyzerOptions;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.cli.annotate.AnnotatedCopy;
import io.chunkscope.cli.annotate.FrameComments;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.verify.RunOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code annotate}: copies a capture with findings as packet comments. */
final class AnnotateCommand implements Callable<Integer> {
  private static final int BUFFER_BYTES = 1 << 18;

  private final SavedCapture capture = new SavedCapture();

  private final OptionSpec file =
      OptionSpec.builder("-o", "--output")
          .type(Path.class)
          .arity("1")
          .required(true)
          .paramLabel("FILE")
          .description("Write the copy here, as pcapng.")
          .build();

  private final OptionSpec minSeverity =
      CommandLines.choice(
          "--min-severity",
          ReportOptions.MinSeverity.class,
          ReportOptions.MinSeverity.info,
          "SEVERITY",
          "Comment findings from this severity on: ${COMPLETION-CANDIDATES}; default"
              + " ${DEFAULT-VALUE}.");

  private final RuleOptions ruleOptions = new RuleOptions();

  private final OptionSpec ports =
      PortList.option("Analyse only connections to these server ports or ranges (80,8000-8099).");

  private final OptionSpec noProgress = CommandLines.noProgress();

  private final Standard standard;

  private AnnotateCommand(Standard standard) {
    this.standard = standard;
  }

  static CommandSpec spec(Standard standard) {
    AnnotateCommand command = new AnnotateCommand(standard);
    CommandSpec spec =
        CommandLines.command(
            command,
            "annotate",
            "Copies a capture whole into a pcapng file in which each finding is a comment of the"
                + " packet that decided; Wireshark shows and filters them (frame.comment).");
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  chunkscope annotate capture.pcap -o annotated.pcapng",
            "  chunkscope annotate --min-severity warning capture.pcapng.gz -o annotated.pcapng",
            "",
            "Exit status: 0 copied, 2 not, or not wholly.");
    command.capture.addTo(spec);
    spec.addOption(command.file).addOption(command.minSeverity);
    command.ruleOptions.addTo(spec);
    spec.addOption(command.ports).addOption(command.noProgress);
    return CommandLines.withHelp(spec);
  }

  @Override
  public Integer call() throws IOException {
    String input = capture.file();
    Path output = file.getValue();
    OutputFile.refuseToOverwrite(List.of(input), "the capture", output, capture.commandLine());
    ReportOptions.MinSeverity from = minSeverity.getValue();
    FrameComments comments = new FrameComments(from.severity());
    FirstReading reading = new FirstReading(comments);
    AnalysisRun run =
        new AnalysisRun(
            standard,
            reading,
            new RunOptions(
                CaptureOptions.DEFAULTS,
                AnalyzerOptions.DEFAULTS.withServerPorts(PortList.of(ports)),
                ruleOptions.selection()),
            !noProgress.<Boolean>getValue());
    run.add(input);
    ExitStatus status = run.finish(FailOn.never);
    CaptureRecord record = reading.record();
    boolean anything = record.packets() > 0 || record.complete();
    if (record.info() != null && anything) {
      copy(Path.of(input), output, comments);
    }
    return status.code();
  }

  private void copy(Path input, Path output, FrameComments comments) throws IOException {
    String version = Version.number();
    String application = "Chunkscope" + (version == null ? "" : " " + version);
    AnnotatedCopy copy;
    try (OutputStream out = OutputFile.open(output)) {
      copy =
          AnnotatedCopy.of(
              input,
              new BufferedOutputStream(new ReportOutput(out, output.toString()), BUFFER_BYTES),
              application,
              comments);
    } catch (CaptureFormatException e) {
      throw new IOException(input + " was changed while it was read", e);
    }
    tell(output, copy, comments);
  }

  private void tell(Path output, AnnotatedCopy copy, FrameComments comments) throws IOException {
    String line =
        output
            + ": "
            + Amounts.count(copy.packets(), "packet")
            + ", "
            + Amounts.count(comments.comments(), "comment")
            + " at "
            + Amounts.count(comments.frames(), "frame")
            + (comments.frames() > 0 ? "; Wireshark: frame.comment" : "")
            + "\n";
    standard.out().write(line.getBytes(StandardCharsets.UTF_8));
    standard.out().flush();
    if (copy.converted() > 0) {
      standard.complain(
          Amounts.count(copy.converted(), "simple packet")
              + " became enhanced, to carry comments; the time they lack is that of the packet"
              + " before");
    }
    if (comments.leftOut() > 0) {
      standard.complain(
          Amounts.count(comments.leftOut(), "finding")
              + " not commented, as there are too many: see the report of analyze, or narrow"
              + " them with --select or --min-severity");
    }
    long lost = comments.unplaced() + copy.refused();
    if (lost > 0) {
      standard.complain(Amounts.count(lost, "comment") + " found no packet to stand at");
    }
  }
}
