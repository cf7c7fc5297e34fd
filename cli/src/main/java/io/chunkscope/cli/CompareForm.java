package io.chunkscope.cli;

import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.ReportOptions.MinSeverity;
import io.chunkscope.cli.report.CompareRecord;
import io.chunkscope.cli.report.html.hop.HopPage;
import io.chunkscope.cli.report.json.CompareJson;
import io.chunkscope.cli.report.text.CompareText;
import io.chunkscope.cli.report.text.Page;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Which form a comparison takes and where it goes. */
final class CompareForm {

  /** Forms of the report. */
  enum Format {
    text,
    json,
    html
  }

  private final OptionSpec format = CommandLines.format(Format.class, Format.text);

  private final OptionSpec file =
      OutputFile.option("Write the report to this file instead of standard output.");

  private final OptionSpec minSeverity =
      CommandLines.choice(
          "--min-severity",
          MinSeverity.class,
          null,
          "SEVERITY",
          "Show findings from this severity on: ${COMPLETION-CANDIDATES}. Default notice, for json"
              + " info. What is not shown is counted all the same.");

  private final OptionSpec color = ReportOptions.colorOption();

  void addTo(CommandSpec command) {
    command.addOption(format).addOption(file).addOption(minSeverity).addOption(color);
  }

  /** The file to write, or null for standard output. */
  Path file() {
    return file.getValue();
  }

  /** Writes a comparison in the chosen form. */
  void write(Standard standard, OutputStream target, CompareRecord record) throws IOException {
    OutputStream out = new BufferedOutputStream(target);
    switch (format.<Format>getValue()) {
      case text -> {
        Page page =
            new Page(
                new OutputStreamWriter(out, StandardCharsets.UTF_8),
                standard.width(),
                ReportOptions.ink(color.getValue(), file() != null, standard));
        new CompareText(page, min(Severity.NOTICE)).write(record);
        page.flush();
      }
      case json -> CompareJson.write(out, Version.number(), min(Severity.INFO), record);
      case html -> HopPage.write(out, Version.number(), min(Severity.NOTICE), record);
    }
    out.flush();
  }

  private Severity min(Severity usual) {
    MinSeverity chosen = minSeverity.getValue();
    return chosen == null ? usual : chosen.severity();
  }
}
