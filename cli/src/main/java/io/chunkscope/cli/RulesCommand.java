package io.chunkscope.cli;

import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.cli.report.json.RulesJson;
import io.chunkscope.cli.report.text.Ink;
import io.chunkscope.cli.report.text.Page;
import io.chunkscope.cli.report.text.RuleTable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code rules}: what can be found. */
final class RulesCommand implements Callable<Integer> {

  /** Forms of the list. */
  enum Format {
    text,
    json
  }

  private final OptionSpec format = CommandLines.format(Format.class, Format.text);

  private final Standard standard;

  private RulesCommand(Standard standard) {
    this.standard = standard;
  }

  static CommandSpec spec(Standard standard) {
    RulesCommand command = new RulesCommand(standard);
    CommandSpec spec =
        CommandLines.command(
            command,
            "rules",
            "Lists the rules: what can be found, by group, with the usual severity and whose doing it is.");
    return CommandLines.withHelp(spec.addOption(command.format));
  }

  @Override
  public Integer call() throws IOException {
    List<RuleInfo> rules = RuleBook.all();
    OutputStream out = new BufferedOutputStream(ReportOutput.standard(standard));
    if (format.getValue() == Format.json) {
      RulesJson.write(out, rules);
    } else {
      Ink ink = standard.coloursByDefault() ? Ink.COLOURED : Ink.PLAIN;
      Page page =
          new Page(new OutputStreamWriter(out, StandardCharsets.UTF_8), standard.width(), ink);
      RuleTable.write(page, rules);
      page.flush();
    }
    out.flush();
    return ExitStatus.CLEAN.code();
  }
}
