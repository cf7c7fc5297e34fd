package io.chunkscope.cli;

import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.cli.report.text.Ink;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** What users say to {@code verify}. */
final class VerifyOptions {
  private static final int MAX_JOBS = 1024;

  /** Forms of the results. */
  enum Format {
    text,
    json,
    junit
  }

  private final PositionalParamSpec paths =
      PositionalParamSpec.builder()
          .type(List.class)
          .auxiliaryTypes(Path.class)
          .arity("1..*")
          .required(true)
          .paramLabel("DIR|CAPTURE")
          .description("Folders, with all below them, and captures.")
          .build();

  private final OptionSpec update =
      CommandLines.flag(
          "--update", "Show what changed, then write the verdicts that changed or are missing.");

  private final OptionSpec jobs =
      OptionSpec.builder("--jobs")
          .type(Integer.class)
          .arity("1")
          .paramLabel("N")
          .description("Replay so many captures at a time; default: as many as processors.")
          .build();

  private final OptionSpec format = CommandLines.format(Format.class, Format.text);

  private final OptionSpec file =
      OutputFile.option("Write the results to this file instead of standard output.");

  private final OptionSpec color = ReportOptions.colorOption();

  private final RuleOptions rules = new RuleOptions();

  private final OptionSpec ports =
      PortList.option("Verify only connections to these server ports or ranges (80,8000-8099).");

  private final OptionSpec noProgress = CommandLines.noProgress();

  void addTo(CommandSpec command) {
    command
        .addPositional(paths)
        .addOption(update)
        .addOption(jobs)
        .addOption(format)
        .addOption(file)
        .addOption(color);
    rules.addTo(command);
    command.addOption(ports).addOption(noProgress);
  }

  CommandLine commandLine() {
    return paths.command().commandLine();
  }

  List<Path> paths() {
    return paths.getValue();
  }

  boolean update() {
    return update.<Boolean>getValue();
  }

  boolean progress() {
    return !noProgress.<Boolean>getValue();
  }

  /** How many captures to replay at a time. */
  int jobs() {
    Integer number = jobs.getValue();
    if (number == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (number < 1 || number > MAX_JOBS) {
      throw new ParameterException(
          commandLine(), "--jobs " + number + " is not a number from 1 to " + MAX_JOBS);
    }
    return number;
  }

  Format format() {
    return format.getValue();
  }

  /** The file to write, or null for standard output. */
  Path file() {
    return file.getValue();
  }

  RuleSelection rules() {
    return rules.selection();
  }

  Set<Integer> ports() {
    return PortList.of(ports);
  }

  Ink ink(Standard standard) {
    return ReportOptions.ink(color.getValue(), file() != null, standard);
  }
}
