package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalyzerOptions;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.decode.ChecksumPolicy;
import io.chunkscope.cli.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code analyze}: reads captures and reports. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description =
        "Reads saved captures (pcap, pcapng; plain, gzip, zstd or lz4) and reports how HTTP/1.x"
            + " messages were framed, delivered and kept alive, and what is wrong with that.",
    footer = {
      "",
      "Examples:",
      "  chunkscope analyze capture.pcapng",
      "  chunkscope analyze --port 80,8000-8099 --min-severity info a.pcap b.pcap.gz",
      "  chunkscope analyze --format ndjson --select delivery,persistence capture.pcapng",
      "  tcpdump -i eth0 -w - 'tcp port 80' | chunkscope analyze -",
      "",
      "Exit status: 0 nothing at or above --fail-on, 1 something, 2 the job could not be done."
    })
final class AnalyzeCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "CAPTURE",
      description = "Capture files; - for standard input.")
  private List<String> captures = new ArrayList<>();

  @Mixin private ReportOptions reportOptions;

  @Mixin private RuleOptions ruleOptions;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "error",
      description =
          "Exit with 1 if there is a finding of this severity or a worse one:"
              + " ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private FailOn failOn;

  @Option(
      names = "--port",
      split = ",",
      paramLabel = "PORT",
      converter = PortList.class,
      description = "Analyse only connections to these server ports or ranges (80,8000-8099).")
  private List<BitSet> ports = new ArrayList<>();

  @Option(
      names = "--drop-bad-checksums",
      description = {
        "Leave packets with wrong checksums out, as their receiver did. Not for captures taken on"
            + " the sending host, whose network card fills checksums in later."
      })
  private boolean dropBadChecksums;

  @Option(names = "--no-progress", description = "No progress bar, not even on a terminal.")
  private boolean noProgress;

  @Spec private CommandSpec spec;

  private final Standard standard;

  AnalyzeCommand(Standard standard) {
    this.standard = standard;
  }

  @Override
  public Integer call() throws IOException {
    RuleSelection rules = ruleOptions.selection();
    if (captures.stream().filter(StandardInput::isMeant).count() > 1) {
      throw new ParameterException(spec.commandLine(), "standard input (-) can be read only once");
    }
    Path file = reportOptions.file();
    if (file == null) {
      return analyze(rules, new ReportOutput(standard.out(), "standard output")).code();
    }
    refuseToOverwriteCaptures(file);
    try (OutputStream out = open(file)) {
      return analyze(rules, new ReportOutput(out, file.toString())).code();
    }
  }

  private ExitStatus analyze(RuleSelection rules, OutputStream target) throws IOException {
    try (Report report = reportOptions.report(standard, target)) {
      AnalysisRun run =
          new AnalysisRun(
              standard, report, captureOptions(), analyzerOptions(), rules, !noProgress);
      captures.forEach(run::add);
      return run.finish(failOn);
    }
  }

  private CaptureOptions captureOptions() {
    CaptureOptions usual = CaptureOptions.DEFAULTS;
    return dropBadChecksums
        ? usual.withDecode(usual.decode().withChecksums(ChecksumPolicy.DROP))
        : usual;
  }

  private AnalyzerOptions analyzerOptions() {
    return AnalyzerOptions.DEFAULTS.withServerPorts(PortList.union(ports));
  }

  private void refuseToOverwriteCaptures(Path file) throws IOException {
    for (String capture : captures) {
      boolean same =
          !StandardInput.isMeant(capture)
              && Files.exists(file)
              && Files.exists(Path.of(capture))
              && Files.isSameFile(file, Path.of(capture));
      if (same) {
        throw new ParameterException(
            spec.commandLine(), "-o " + file + " would overwrite a capture; name another file");
      }
    }
  }

  private static OutputStream open(Path file) throws IOException {
    try {
      return Files.newOutputStream(file);
    } catch (NoSuchFileException e) {
      throw new IOException("cannot write " + file + ": no such directory", e);
    } catch (IOException e) {
      String why = Files.isDirectory(file) ? "it is a directory" : reason(e, file);
      throw new IOException("cannot write " + file + ": " + why, e);
    }
  }

  /** A file system's exception may say only the name, or the name before the reason. */
  private static String reason(IOException e, Path file) {
    String message = String.valueOf(e.getMessage());
    String name = file.toString();
    if (message.equals(name)) {
      return e instanceof AccessDeniedException ? "permission denied" : "it failed";
    }
    return message.startsWith(name + ": ") ? message.substring(name.length() + 2) : message;
  }
}
