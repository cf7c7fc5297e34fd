package io.chunkscope.cli;

import io.chunkscope.analyzer.rules.RuleSelection;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which rules run. */
final class RuleOptions {

  @Option(
      names = "--select",
      split = ",",
      paramLabel = "RULE",
      description = "Run only these rules or groups of rules ('chunkscope rules' lists them).")
  private Set<String> selected = new LinkedHashSet<>();

  @Option(
      names = "--ignore",
      split = ",",
      paramLabel = "RULE",
      description = "Do not run these rules or groups of rules.")
  private Set<String> ignored = new LinkedHashSet<>();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** The selection; a name that nothing has is a mistake in the command line. */
  RuleSelection selection() {
    Set<String> all = new LinkedHashSet<>(selected);
    all.addAll(ignored);
    String unknown = RuleNames.firstUnknown(all);
    if (unknown != null) {
      throw new ParameterException(command.commandLine(), RuleNames.unknown(unknown));
    }
    return new RuleSelection(selected, ignored);
  }
}
