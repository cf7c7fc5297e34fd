package io.chunkscope.cli;

import io.chunkscope.cli.report.json.ExpectationsJson;
import io.chunkscope.cli.report.junit.ExpectationTests;
import io.chunkscope.cli.report.junit.JunitXml;
import io.chunkscope.cli.report.text.ExpectationLines;
import io.chunkscope.cli.report.text.Ink;
import io.chunkscope.cli.report.text.Page;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Which form the outcomes take and where they go. */
final class CheckForm {

  /** Forms of the report. */
  enum Format {
    text,
    json,
    junit
  }

  private final OptionSpec format =
      CommandLines.choice(
          "--format",
          Format.class,
          Format.text,
          "FORMAT",
          "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.");

  private final OptionSpec file =
      OptionSpec.builder("-o", "--output")
          .type(Path.class)
          .arity("1")
          .paramLabel("FILE")
          .description("Write to this file instead of standard output.")
          .build();

  private final OptionSpec color =
      CommandLines.choice(
          "--color",
          ReportOptions.Color.class,
          ReportOptions.Color.auto,
          "WHEN",
          "Colours in text: ${COMPLETION-CANDIDATES}; auto is on a terminal only.");

  void addTo(CommandSpec command) {
    command.addOption(format).addOption(file).addOption(color);
  }

  /** The file to write, or null for standard output. */
  Path file() {
    return file.getValue();
  }

  /**
   * The chosen form.
   *
   * @param nameCaptures whether there are several captures
   */
  CheckReport.Form of(Standard standard, OutputStream out, boolean nameCaptures) {
    return switch (format.<Format>getValue()) {
      case text ->
          (captures, outcomes) -> {
            Page page =
                new Page(
                    new OutputStreamWriter(out, StandardCharsets.UTF_8),
                    standard.width(),
                    ink(standard));
            new ExpectationLines(page, nameCaptures).write(outcomes);
            page.flush();
          };
      case json ->
          (captures, outcomes) -> ExpectationsJson.write(out, Version.number(), captures, outcomes);
      case junit ->
          (captures, outcomes) ->
              JunitXml.write(
                  new OutputStreamWriter(out, StandardCharsets.UTF_8),
                  "chunkscope check",
                  ExpectationTests.of(captures, outcomes));
    };
  }

  private Ink ink(Standard standard) {
    boolean coloured =
        switch (color.<ReportOptions.Color>getValue()) {
          case always -> true;
          case never -> false;
          case auto -> file() == null && standard.coloursByDefault();
        };
    return coloured ? Ink.COLOURED : Ink.PLAIN;
  }
}
