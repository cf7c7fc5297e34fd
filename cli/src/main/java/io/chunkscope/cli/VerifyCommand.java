package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalyzerOptions;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.cli.report.VerifyRecord;
import io.chunkscope.cli.report.json.VerifyJson;
import io.chunkscope.cli.report.junit.VerifyJunit;
import io.chunkscope.cli.report.text.Page;
import io.chunkscope.cli.report.text.VerifyText;
import io.chunkscope.verify.RunOptions;
import io.chunkscope.verify.replay.CaptureSearch;
import io.chunkscope.verify.replay.Replay;
import io.chunkscope.verify.replay.ReplayItem;
import io.chunkscope.verify.replay.ReplayResult;
import io.chunkscope.verify.replay.ReplayResult.Outcome;
import io.chunkscope.verify.verdict.VerdictFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code verify}: replays captures against the verdicts kept beside them. */
final class VerifyCommand implements Callable<Integer> {
  private final VerifyOptions options = new VerifyOptions();
  private final Standard standard;
  private boolean failed;

  private VerifyCommand(Standard standard) {
    this.standard = standard;
  }

  static CommandSpec spec(Standard standard) {
    VerifyCommand command = new VerifyCommand(standard);
    CommandSpec spec =
        CommandLines.command(
            command,
            "verify",
            "Replays captures against the verdicts kept beside them (name.pcap, name.verdict) and"
                + " says what changed.");
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  chunkscope verify --update captures/       writes the first verdicts",
            "  chunkscope verify captures/                from then on",
            "  chunkscope verify --format junit -o verify.xml captures/",
            "",
            "Exit status: 0 every verdict is confirmed (with --update: or written), 1 something"
                + " changed, a capture has no verdict yet, or a verdict no capture, 2 the job could"
                + " not be done.");
    command.options.addTo(spec);
    return CommandLines.withHelp(spec);
  }

  @Override
  public Integer call() throws IOException {
    RunOptions run = runOptions();
    CaptureSearch search = new CaptureSearch();
    options.paths().forEach(search::add);
    search.problems().forEach(this::fail);
    List<ReplayItem> items = search.items();
    if (items.isEmpty()) {
      return ExitStatus.FAILED.code();
    }
    Path file = options.file();
    refuseToOverwrite(file, items);
    return OutputFile.write(file, standard, out -> verify(run, items, out)).code();
  }

  private RunOptions runOptions() {
    RuleSelection rules = options.rules();
    AnalyzerOptions analyzer = AnalyzerOptions.DEFAULTS.withServerPorts(options.ports());
    if (options.update() && !(rules.isAll() && analyzer.serverPorts().isEmpty())) {
      throw new ParameterException(
          options.commandLine(),
          "--update writes whole verdicts; it does not go with --select, --ignore and --port");
    }
    return new RunOptions(CaptureOptions.DEFAULTS, analyzer, rules);
  }

  private ExitStatus verify(RunOptions run, List<ReplayItem> items, OutputStream target)
      throws IOException {
    List<ReplayResult> results = replay(run, items);
    VerifyRecord record = new VerifyRecord(results, options.update());
    try {
      report(record, new BufferedOutputStream(target));
    } catch (OutputException e) {
      // Who reads no further, as head does, still wants verdicts written and the status.
      if (!e.isBrokenPipe()) {
        throw e;
      }
    }
    results.stream().filter(result -> result.problem() != null).forEach(this::complainOf);
    if (options.update()) {
      results.stream().filter(result -> result.found() != null).forEach(this::keep);
    }
    if (failed) {
      return ExitStatus.FAILED;
    }
    boolean changed =
        record.count(Outcome.ORPHAN) > 0 || (!options.update() && record.outdated() > 0);
    return changed ? ExitStatus.FINDINGS : ExitStatus.CLEAN;
  }

  private List<ReplayResult> replay(RunOptions run, List<ReplayItem> items) {
    try (SharedProgress bar = progress(items)) {
      return new Replay(run).all(items, options.jobs(), bar::advance);
    }
  }

  private SharedProgress progress(List<ReplayItem> items) {
    long bytes = 0;
    for (ReplayItem item : items) {
      bytes += item.capture() == null ? 0 : item.capture().toFile().length();
    }
    return new SharedProgress(new FileProgress(standard, options.progress()).of("verify", bytes));
  }

  private void report(VerifyRecord record, OutputStream out) throws IOException {
    switch (options.format()) {
      case text ->
          VerifyText.write(
              new Page(
                  new OutputStreamWriter(out, StandardCharsets.UTF_8),
                  standard.width(),
                  options.ink(standard)),
              record);
      case json -> VerifyJson.write(out, record, Version.number());
      case junit -> VerifyJunit.write(new OutputStreamWriter(out, StandardCharsets.UTF_8), record);
    }
  }

  private void keep(ReplayResult result) {
    try {
      VerdictFile.write(result.item().verdict(), result.found());
    } catch (IOException e) {
      fail(e.getMessage());
    }
  }

  private void complainOf(ReplayResult result) {
    fail(result.problem());
  }

  private void fail(String problem) {
    failed = true;
    standard.complain(problem);
  }

  private void refuseToOverwrite(Path file, List<ReplayItem> items) throws IOException {
    if (file == null || !Files.exists(file)) {
      return;
    }
    for (ReplayItem item : items) {
      if (isSame(file, item.capture()) || isSame(file, item.verdict())) {
        throw new ParameterException(
            options.commandLine(),
            "-o " + file + " would overwrite a capture or a verdict; name another file");
      }
    }
  }

  private static boolean isSame(Path file, Path other) throws IOException {
    return other != null && Files.exists(other) && Files.isSameFile(file, other);
  }
}
