package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalyzerOptions;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.cli.report.Report;
import io.chunkscope.verify.FileTrouble;
import io.chunkscope.verify.RunOptions;
import io.chunkscope.verify.expect.Evaluation;
import io.chunkscope.verify.expect.Expectations;
import io.chunkscope.verify.expect.draft.Draft;
import io.chunkscope.verify.expect.yaml.ExpectationFile;
import io.chunkscope.verify.expect.yaml.ExpectationSchema;
import io.chunkscope.verify.expect.yaml.ExpectationSyntaxException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** {@code check}: holds captures against files of expectations. */
final class CheckCommand implements Callable<Integer> {

  private final CaptureOperands captures =
      CaptureOperands.optional("Capture files, judged together; - for standard input.");

  private final OptionSpec expect =
      OptionSpec.builder("--expect", "-e")
          .type(List.class)
          .auxiliaryTypes(Path.class)
          .arity("1")
          .paramLabel("FILE")
          .description("A file of expectations (YAML). May be given several times.")
          .build();

  private final OptionSpec init =
      CommandLines.flag(
          "--init", "Draft a file of expectations from what the captures show; they meet it.");

  private final OptionSpec schema =
      CommandLines.flag("--schema", "Print the JSON Schema of files of expectations, for editors.");

  private final CheckForm form = new CheckForm();

  private final OptionSpec ports =
      PortList.option("Judge only connections to these server ports or ranges (80,8000-8099).");

  private final OptionSpec noProgress = CommandLines.noProgress();

  private final Standard standard;

  private CheckCommand(Standard standard) {
    this.standard = standard;
  }

  static CommandSpec spec(Standard standard) {
    CheckCommand command = new CheckCommand(standard);
    CommandSpec spec =
        CommandLines.command(
            command,
            "check",
            "Says whether captures show what a file of expectations demands: how responses are"
                + " framed, how early they are flushed, whether connections persist.");
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  chunkscope check --init capture.pcapng -o site.yaml",
            "  chunkscope check --expect site.yaml capture.pcapng",
            "  chunkscope check --expect site.yaml --format junit -o report.xml *.pcap",
            "",
            "Exit status: 0 every expectation is met, 1 one is not or could not be judged, 2 the job"
                + " could not be done.");
    command.captures.addTo(spec);
    spec.addOption(command.expect).addOption(command.init);
    command.form.addTo(spec);
    spec.addOption(command.ports).addOption(command.noProgress).addOption(command.schema);
    return CommandLines.withHelp(spec);
  }

  @Override
  public Integer call() throws IOException {
    refuseContradictions();
    List<Expectations> expectations = new ArrayList<>();
    for (Path file : files()) {
      if (!read(file, expectations)) {
        return ExitStatus.FAILED.code();
      }
    }
    Path file = form.file();
    captures.refuseToOverwrite(file);
    List<String> read = files().stream().map(Path::toString).toList();
    OutputFile.refuseToOverwrite(read, "the expectations", file, commandLine());
    return OutputFile.write(file, standard, out -> run(expectations, out)).code();
  }

  private void refuseContradictions() {
    boolean drafts = init.<Boolean>getValue();
    boolean prints = schema.<Boolean>getValue();
    if (drafts && prints) {
      throw new ParameterException(commandLine(), "--init and --schema exclude each other");
    }
    if ((drafts || prints) && !files().isEmpty()) {
      throw new ParameterException(
          commandLine(),
          "--expect and " + (drafts ? "--init" : "--schema") + " exclude each other");
    }
    if (prints) {
      return;
    }
    if (captures.files().isEmpty()) {
      throw new ParameterException(
          commandLine(), "which capture? Name a file, or - for standard input");
    }
    if (!drafts && files().isEmpty()) {
      throw new ParameterException(
          commandLine(), "which expectations? Name a file with --expect, or draft one with --init");
    }
    captures.check();
  }

  /** Reads a file of expectations; whether it could be read. */
  private boolean read(Path file, List<Expectations> expectations) throws IOException {
    try {
      expectations.add(ExpectationFile.read(file));
      return true;
    } catch (ExpectationSyntaxException e) {
      e.problems().forEach(problem -> standard.complain(problem.toString()));
    } catch (IOException e) {
      standard.complain(file + ": " + FileTrouble.reason(e, file));
    }
    return false;
  }

  private ExitStatus run(List<Expectations> expectations, OutputStream target) throws IOException {
    OutputStream out = new BufferedOutputStream(target);
    ExitStatus status;
    if (schema.<Boolean>getValue()) {
      out.write(ExpectationSchema.text().getBytes(StandardCharsets.UTF_8));
      status = ExitStatus.CLEAN;
    } else if (init.<Boolean>getValue()) {
      status = draft(out);
    } else {
      status = check(expectations, out);
    }
    out.flush();
    return status;
  }

  private ExitStatus check(List<Expectations> expectations, OutputStream out) throws IOException {
    try (CheckReport report =
        new CheckReport(
            new Evaluation(expectations), form.of(standard, out, captures.files().size() > 1))) {
      AnalysisRun run = run(report);
      ExitStatus status = run.finish(FailOn.never);
      boolean failed = status == ExitStatus.FAILED;
      return failed ? status : report.passed() ? ExitStatus.CLEAN : ExitStatus.FINDINGS;
    }
  }

  private ExitStatus draft(OutputStream out) throws IOException {
    try (DraftReport report = new DraftReport(new Draft(), out)) {
      return run(report).finish(FailOn.never);
    }
  }

  private AnalysisRun run(Report report) {
    AnalysisRun run =
        new AnalysisRun(
            standard,
            report,
            new RunOptions(CaptureOptions.DEFAULTS, analyzerOptions(), RuleSelection.ALL),
            !noProgress.<Boolean>getValue());
    captures.files().forEach(run::add);
    return run;
  }

  private AnalyzerOptions analyzerOptions() {
    return AnalyzerOptions.DEFAULTS.withServerPorts(PortList.of(ports));
  }

  private List<Path> files() {
    List<Path> named = expect.getValue();
    return named == null ? List.of() : named;
  }

  private CommandLine commandLine() {
    return captures.commandLine();
  }
}
