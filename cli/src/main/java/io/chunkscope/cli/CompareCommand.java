package io.chunkscope.cli;

import io.chunkscope.cli.report.CompareRecord;
import io.chunkscope.compare.CompareOptions;
import io.chunkscope.compare.leg.EndpointPattern;
import io.chunkscope.compare.leg.LegLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** {@code compare}: what a proxy, load balancer or cache did to each response. */
final class CompareCommand implements Callable<Integer> {

  private final PositionalParamSpec captures =
      PositionalParamSpec.builder()
          .type(List.class)
          .auxiliaryTypes(String.class)
          .arity("1..2")
          .required(true)
          .paramLabel("CAPTURE")
          .description(
              "The server side's capture and the client side's, or one that holds both sides.")
          .build();

  private final OptionSpec front =
      endpoints("--front", "Where clients reach the hop; default wherever it seems to be.");

  private final OptionSpec back =
      endpoints("--back", "The servers behind the hop; default those that seem to be.");

  private final OptionSpec ignoredFields =
      OptionSpec.builder("--ignore-field")
          .type(Set.class)
          .auxiliaryTypes(String.class)
          .arity("1")
          .splitRegex(",")
          .paramLabel("NAME")
          .description(
              "Fields that exchanges must not be recognised by, because the hop or a client makes"
                  + " them up anew.")
          .build();

  private final CompareForm form = new CompareForm();

  private final RuleOptions ruleOptions = new RuleOptions(RuleBook.ofHops());

  private final OptionSpec failOn = FailOn.option(FailOn.error);

  private final OptionSpec noProgress = CommandLines.noProgress();

  private final Standard standard;

  private CompareCommand(Standard standard) {
    this.standard = standard;
  }

  private static OptionSpec endpoints(String name, String description) {
    return OptionSpec.builder(name)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .splitRegex(",")
        .paramLabel("ADDR:PORT")
        .description(description + " :PORT is every address, ADDR every port.")
        .build();
  }

  static CommandSpec spec(Standard standard) {
    CompareCommand command = new CompareCommand(standard);
    CommandSpec spec =
        CommandLines.command(
            command,
            "compare",
            "Pairs the exchanges on both sides of a proxy, load balancer or cache, and says what it"
                + " did to each response: framing, flushes, persistence, version, fields.");
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  chunkscope compare server-side.pcap client-side.pcap",
            "  chunkscope compare both-sides.pcapng",
            "  chunkscope compare both-sides.pcapng --front 192.0.2.2:80 --back :8080",
            "",
            "Exit status: 0 nothing at or above --fail-on, 1 something, 2 the job could not be"
                + " done.");
    spec.addPositional(command.captures);
    spec.addOption(command.front).addOption(command.back).addOption(command.ignoredFields);
    command.form.addTo(spec);
    command.ruleOptions.addTo(spec);
    spec.addOption(command.failOn).addOption(command.noProgress);
    return CommandLines.withHelp(spec);
  }

  @Override
  public Integer call() throws IOException {
    CompareOptions options = options();
    List<String> files = files();
    if (files.size() > 2) {
      throw new ParameterException(
          commandLine(),
          "one capture or two can be compared, not " + files.size() + "; mergecap joins captures");
    }
    if (files.stream().anyMatch(StandardInput::isMeant)) {
      throw new ParameterException(
          commandLine(), "captures to compare have to be files, not standard input (-)");
    }
    Path file = form.file();
    OutputFile.refuseToOverwrite(files, "a capture", file, commandLine());
    CompareRun run = new CompareRun(standard, options, !noProgress.<Boolean>getValue());
    int unread = 0;
    for (String each : files) {
      unread += run.read(each) ? 0 : 1;
    }
    if (unread > 0) {
      return ExitStatus.FAILED.code();
    }
    CompareRecord record = run.compare();
    CompareObstacle obstacle = new CompareObstacle(run, options, files);
    String swapped = obstacle.swapped(record);
    if (swapped != null) {
      standard.complain(swapped);
      return ExitStatus.FAILED.code();
    }
    return OutputFile.write(
            file,
            standard,
            out -> {
              form.write(standard, out, record);
              return status(run, record, obstacle.of(record));
            })
        .code();
  }

  private ExitStatus status(CompareRun run, CompareRecord record, String obstacle) {
    if (obstacle != null) {
      standard.complain(obstacle);
      return ExitStatus.FAILED;
    }
    if (record.comparison().oneSideTwice() && files().size() == 2) {
      standard.complain(
          "warning: both captures hold the same connections: give one of each side of the hop");
    }
    if (run.failed()) {
      return ExitStatus.FAILED;
    }
    return failOn.<FailOn>getValue().fails(record.counts())
        ? ExitStatus.FINDINGS
        : ExitStatus.CLEAN;
  }

  private CompareOptions options() {
    int count = files().size();
    LegLimits limits = LegLimits.DEFAULTS.withinMemory(Runtime.getRuntime().maxMemory(), count);
    Set<String> ignored = ignoredFields.getValue();
    return CompareOptions.DEFAULTS
        .with(ignored == null ? limits : limits.ignoring(ignored))
        .with(ruleOptions.selection())
        .between(patterns(front), patterns(back));
  }

  private List<String> files() {
    return captures.getValue();
  }

  private List<EndpointPattern> patterns(OptionSpec option) {
    List<EndpointPattern> patterns = new ArrayList<>();
    List<String> given = option.getValue();
    for (String each : given == null ? List.<String>of() : given) {
      try {
        patterns.add(EndpointPattern.of(each));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(commandLine(), option.longestName() + ": " + e.getMessage());
      }
    }
    return patterns;
  }

  private CommandLine commandLine() {
    return captures.command().commandLine();
  }
}
