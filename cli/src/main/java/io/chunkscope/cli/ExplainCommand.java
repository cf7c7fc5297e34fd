package io.chunkscope.cli;

import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.cli.report.text.Explanation;
import io.chunkscope.cli.report.text.Ink;
import io.chunkscope.cli.report.text.Page;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** {@code explain}: what a rule means and what to do about it. */
final class ExplainCommand implements Callable<Integer> {

  private final PositionalParamSpec name =
      PositionalParamSpec.builder()
          .type(String.class)
          .index("0")
          .required(true)
          .arity("1")
          .paramLabel("RULE")
          .description("A rule's name, as reports and 'rules' show it.")
          .build();

  private final Standard standard;

  private ExplainCommand(Standard standard) {
    this.standard = standard;
  }

  static CommandSpec spec(Standard standard) {
    ExplainCommand command = new ExplainCommand(standard);
    CommandSpec spec =
        CommandLines.command(
            command, "explain", "Explains a rule: what it is, why it matters, what to do.");
    return CommandLines.withHelp(spec.addPositional(command.name));
  }

  @Override
  public Integer call() throws IOException {
    String id = name.getValue();
    Optional<RuleInfo> rule =
        RuleBook.all().stream().filter(info -> info.id().equals(id)).findFirst();
    if (rule.isEmpty()) {
      throw new ParameterException(name.command().commandLine(), whyNot(id));
    }
    Ink ink = standard.coloursByDefault() ? Ink.COLOURED : Ink.PLAIN;
    ReportOutput out = ReportOutput.standard(standard);
    Page page =
        new Page(
            new OutputStreamWriter(new BufferedOutputStream(out), StandardCharsets.UTF_8),
            standard.width(),
            ink);
    Explanation.write(page, rule.get());
    page.flush();
    return ExitStatus.CLEAN.code();
  }

  private static String whyNot(String name) {
    List<String> group = RuleNames.ofGroup(name);
    return group.isEmpty()
        ? RuleNames.unknown(name, RuleBook.all())
        : "'" + name + "' is a group; explain one of " + String.join(", ", group);
  }
}
