package io.chunkscope.cli;

import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.ReportOptions.MinSeverity;
import io.chunkscope.cli.evidence.Evidence;
import io.chunkscope.cli.evidence.EvidenceOptions;
import io.chunkscope.cli.report.Amounts;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Whether packets of connections with findings are kept, and where. */
final class EvidenceOption {
  private static final EvidenceOptions DEFAULTS = EvidenceOptions.DEFAULTS;

  private final OptionSpec directory =
      OptionSpec.builder("--evidence")
          .type(Path.class)
          .arity("1")
          .paramLabel("DIR")
          .description(
              "Write the packets of each connection with a finding to a pcapng file in this"
                  + " directory, also those before it, the finding as a comment of its packet.")
          .build();

  private final OptionSpec severity =
      CommandLines.choice(
          "--evidence-severity",
          MinSeverity.class,
          MinSeverity.warning,
          "SEVERITY",
          "Keep evidence of findings from this severity on; default ${DEFAULT-VALUE}.");

  private final OptionSpec limit =
      OptionSpec.builder("--evidence-limit")
          .type(Integer.class)
          .arity("1")
          .converters(new SizeOption())
          .paramLabel("SIZE")
          .description("Disk space for evidence, the oldest is removed; default 256M.")
          .build();

  void addTo(CommandSpec command) {
    command.addOption(directory).addOption(severity).addOption(limit);
  }

  boolean isGiven() {
    return directory.getValue() != null;
  }

  /** Null where none is wanted. */
  Evidence evidence() throws IOException {
    Path chosen = directory.getValue();
    if (chosen == null) {
      return null;
    }
    Integer disk = limit.getValue();
    Severity from = severity.<MinSeverity>getValue().severity();
    long diskBytes = disk == null ? DEFAULTS.diskBytes() : disk;
    if (diskBytes < 4L * DEFAULTS.fileBytes()) {
      throw new ParameterException(
          limit.command().commandLine(), "--evidence-limit must be 4M or more");
    }
    String version = Version.number();
    String application = version == null ? "Chunkscope" : "Chunkscope " + version;
    try {
      return new Evidence(
          chosen,
          DEFAULTS
              .with(application, from, diskBytes)
              .withinMemory(Runtime.getRuntime().maxMemory()));
    } catch (IOException e) {
      throw new IOException("evidence cannot be kept in " + chosen + ": " + e, e);
    }
  }

  /** Says what came of it, and in any case what went wrong. */
  void tell(Standard standard, Evidence evidence, boolean quiet) {
    if (evidence == null) {
      return;
    }
    if (evidence.failures() > 0) {
      standard.complain(
          "evidence: "
              + Amounts.number(evidence.failures())
              + " files could not be written; the first: "
              + evidence.firstFailure());
    }
    if (!quiet) {
      standard.complain(
          "evidence: "
              + Amounts.number(evidence.files())
              + " files in "
              + directory.<Path>getValue()
              + (evidence.removed() == 0
                  ? ""
                  : ", " + Amounts.number(evidence.removed()) + " older ones removed")
              + (evidence.alike() == 0
                  ? ""
                  : "; none for " + Amounts.number(evidence.alike()) + " findings like these"));
    }
  }
}
