package io.chunkscope.cli;

import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleCatalogue;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: what a rule means and what to do about it. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Explains a rule: what it is, why it matters, what to do.")
final class ExplainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RULE", description = "A rule's name, as reports and 'rules' show it.")
  private String name;

  @Spec private CommandSpec spec;

  private final Standard standard;

  ExplainCommand(Standard standard) {
    this.standard = standard;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Rule> rule = RuleCatalogue.find(name);
    if (rule.isEmpty()) {
      throw new ParameterException(spec.commandLine(), whyNot());
    }
    Ink ink = standard.coloursByDefault() ? Ink.COLOURED : Ink.PLAIN;
    ReportOutput out = new ReportOutput(standard.out(), "standard output");
    Page page =
        new Page(
            new OutputStreamWriter(new BufferedOutputStream(out), StandardCharsets.UTF_8),
            standard.width(),
            ink);
    Explanation.write(page, rule.get().info());
    page.flush();
    return ExitStatus.CLEAN.code();
  }

  private String whyNot() {
    List<String> group = RuleNames.ofGroup(name);
    return group.isEmpty()
        ? RuleNames.unknown(name)
        : "'" + name + "' is a group; explain one of " + String.join(", ", group);
  }
}
