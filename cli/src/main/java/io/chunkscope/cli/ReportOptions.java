package io.chunkscope.cli;

import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.json.JsonReport;
import io.chunkscope.cli.report.json.NdjsonReport;
import io.chunkscope.cli.report.text.Ink;
import io.chunkscope.cli.report.text.Page;
import io.chunkscope.cli.report.text.TextReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which form the results take and where they go. */
final class ReportOptions {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Forms of the report. */
  enum Format {
    text,
    json,
    ndjson
  }

  /** When to write colours. */
  enum Color {
    auto,
    always,
    never
  }

  /** The severities as people type them. */
  enum MinSeverity {
    error(Severity.ERROR),
    warning(Severity.WARNING),
    notice(Severity.NOTICE),
    info(Severity.INFO);

    private final Severity severity;

    MinSeverity(Severity severity) {
      this.severity = severity;
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the report to this file instead of standard output.")
  private Path file;

  @Option(
      names = "--min-severity",
      paramLabel = "SEVERITY",
      description = {
        "Show findings from this severity on: ${COMPLETION-CANDIDATES}. Default notice for text,"
            + " info for json and ndjson. What is not shown is counted all the same."
      })
  private MinSeverity minSeverity;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "Colours in text: ${COMPLETION-CANDIDATES}; auto is on a terminal only.")
  private Color color;

  /** The file to write, or null for standard output. */
  Path file() {
    return file;
  }

  /**
   * A report in the chosen form.
   *
   * @param target where it goes, not buffered
   */
  Report report(Standard standard, OutputStream target) throws IOException {
    OutputStream out = new BufferedOutputStream(target, BUFFER_BYTES);
    return switch (format) {
      case text ->
          new TextReport(
              new Page(
                  new OutputStreamWriter(out, StandardCharsets.UTF_8),
                  width(standard),
                  ink(standard)),
              severity(Severity.NOTICE));
      case json -> new JsonReport(out, severity(Severity.INFO), Version.number());
      case ndjson -> new NdjsonReport(out, severity(Severity.INFO), Version.number());
    };
  }

  private Severity severity(Severity usual) {
    return minSeverity == null ? usual : minSeverity.severity;
  }

  private static int width(Standard standard) {
    return standard.width();
  }

  private Ink ink(Standard standard) {
    boolean coloured =
        switch (color) {
          case always -> true;
          case never -> false;
          case auto -> file == null && standard.coloursByDefault();
        };
    return coloured ? Ink.COLOURED : Ink.PLAIN;
  }
}
