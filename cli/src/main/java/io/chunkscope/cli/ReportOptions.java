package io.chunkscope.cli;

import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleCatalogue;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.csv.CsvReport;
import io.chunkscope.cli.report.har.HarReport;
import io.chunkscope.cli.report.json.JsonReport;
import io.chunkscope.cli.report.json.NdjsonReport;
import io.chunkscope.cli.report.junit.FindingTests;
import io.chunkscope.cli.report.sarif.SarifReport;
import io.chunkscope.cli.report.text.Ink;
import io.chunkscope.cli.report.text.Page;
import io.chunkscope.cli.report.text.TextReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Which form the results take and where they go. */
final class ReportOptions {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Forms of the report. */
  enum Format {
    text,
    json,
    ndjson,
    har,
    csv,
    sarif,
    junit
  }

  /** Forms that can be written as it happens, or that hold all of it. */
  private static final List<Format> LIVE = List.of(Format.text, Format.json, Format.ndjson);

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

    Severity severity() {
      return severity;
    }
  }

  private final OptionSpec format;

  private final OptionSpec file =
      OutputFile.option("Write the report to this file instead of standard output.");

  private final OptionSpec minSeverity =
      CommandLines.choice(
          "--min-severity",
          MinSeverity.class,
          null,
          "SEVERITY",
          "Show findings from this severity on: ${COMPLETION-CANDIDATES}. Default notice for text,"
              + " info for json, ndjson, har, csv and sarif. What is not shown is counted all the"
              + " same. The tests of junit go by --fail-on.");

  private final OptionSpec color = colorOption();

  /** {@code --color}. */
  static OptionSpec colorOption() {
    return CommandLines.choice(
        "--color",
        Color.class,
        Color.auto,
        "WHEN",
        "Colours in text: ${COMPLETION-CANDIDATES}; auto is on a terminal only.");
  }

  private ReportOptions(OptionSpec format) {
    this.format = format;
  }

  /** For captures that have an end. */
  static ReportOptions forSaved() {
    return new ReportOptions(CommandLines.format(Format.class, Format.text));
  }

  /** For captures that go on: without the forms that are made for what is looked at as a whole. */
  static ReportOptions forLive() {
    return new ReportOptions(CommandLines.format(Format.class, Format.text, LIVE));
  }

  void addTo(CommandSpec command) {
    command.addOption(format).addOption(file).addOption(minSeverity).addOption(color);
  }

  /** The file to write, or null for standard output. */
  Path file() {
    return file.getValue();
  }

  /**
   * A report in the chosen form.
   *
   * @param target where it goes, not buffered
   * @param rules those that run
   * @param failOn what makes a test fail, where there are tests
   */
  Report report(Standard standard, OutputStream target, RuleSelection rules, FailOn failOn)
      throws IOException {
    return unbuffered(standard, new BufferedOutputStream(target, BUFFER_BYTES), rules, failOn);
  }

  /** The same, where what is written goes to {@code out} at once. */
  Report unbuffered(Standard standard, OutputStream out, RuleSelection rules, FailOn failOn)
      throws IOException {
    return switch (format()) {
      case text -> new TextReport(page(standard, out), minSeverity(Severity.NOTICE));
      case json -> new JsonReport(out, minSeverity(Severity.INFO), Version.number());
      case ndjson -> new NdjsonReport(out, minSeverity(Severity.INFO), Version.number());
      case har -> new HarReport(out, minSeverity(Severity.INFO), Version.number());
      case csv -> new CsvReport(out, minSeverity(Severity.INFO));
      case sarif ->
          new SarifReport(out, minSeverity(Severity.INFO), Version.number(), catalogue(rules));
      case junit ->
          new FindingTests(
              new OutputStreamWriter(out, StandardCharsets.UTF_8), catalogue(rules), failOn::fails);
    };
  }

  /**
   * The same, for a capture that goes on while the report is read.
   *
   * @param clockNs says what time it is; any origin
   */
  Report live(Standard standard, OutputStream out, LongSupplier clockNs) throws IOException {
    return format() == Format.ndjson
        ? NdjsonReport.live(out, minSeverity(Severity.INFO), Version.number(), clockNs)
        : unbuffered(standard, out, RuleSelection.ALL, FailOn.error);
  }

  private static List<RuleInfo> catalogue(RuleSelection rules) {
    return rules.of(RuleCatalogue.rules()).stream().map(Rule::info).toList();
  }

  /** Whether a person is to read the results. */
  boolean isText() {
    return format() == Format.text;
  }

  Format format() {
    return format.getValue();
  }

  /** Lines of text in the width and colours that were asked for. */
  Page page(Standard standard, OutputStream target) {
    return new Page(
        new OutputStreamWriter(target, StandardCharsets.UTF_8),
        width(standard),
        ink(color.getValue(), file() != null, standard));
  }

  /** The severity from which on findings are shown. */
  Severity minSeverity(Severity usual) {
    MinSeverity chosen = minSeverity.getValue();
    return chosen == null ? usual : chosen.severity;
  }

  private static int width(Standard standard) {
    return standard.width();
  }

  /**
   * Whether to write colours.
   *
   * @param intoFile whether the report goes to a file that was named
   */
  static Ink ink(Color color, boolean intoFile, Standard standard) {
    boolean coloured =
        switch (color) {
          case always -> true;
          case never -> false;
          case auto -> !intoFile && standard.coloursByDefault();
        };
    return coloured ? Ink.COLOURED : Ink.PLAIN;
  }
}
