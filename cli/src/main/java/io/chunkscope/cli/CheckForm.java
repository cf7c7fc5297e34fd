package io.chunkscope.cli;

import io.chunkscope.cli.report.json.ExpectationsJson;
import io.chunkscope.cli.report.junit.ExpectationTests;
import io.chunkscope.cli.report.junit.JunitXml;
import io.chunkscope.cli.report.text.ExpectationLines;
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

  private final OptionSpec format = CommandLines.format(Format.class, Format.text);

  private final OptionSpec file =
      OutputFile.option("Write to this file instead of standard output.");

  private final OptionSpec color = ReportOptions.colorOption();

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
                    ReportOptions.ink(color.getValue(), file() != null, standard));
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
}
