package io.chunkscope.cli;

import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.RuleSelection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Which rules run. */
final class RuleOptions {

  private final OptionSpec selected =
      names("--select", "Run only these rules or groups of rules ('chunkscope rules' lists them).");

  private final OptionSpec ignored =
      names("--ignore", "Do not run these rules or groups of rules.");

  private final List<RuleInfo> rules;

  /** Those of captures. */
  RuleOptions() {
    this(RuleBook.ofCaptures());
  }

  /**
   * @param rules those that there are to choose from
   */
  RuleOptions(List<RuleInfo> rules) {
    this.rules = rules;
  }

  void addTo(CommandSpec command) {
    command.addOption(selected).addOption(ignored);
  }

  private static OptionSpec names(String option, String description) {
    return OptionSpec.builder(option)
        .type(Set.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .splitRegex(",")
        .paramLabel("RULE")
        .description(description)
        .build();
  }

  /**
   * The selection.
   *
   * @throws ParameterException for a name that no rule and no group has
   */
  RuleSelection selection() {
    Set<String> all = new LinkedHashSet<>(given(selected));
    all.addAll(given(ignored));
    String unknown = RuleNames.firstUnknown(all, rules);
    if (unknown != null) {
      throw new ParameterException(
          selected.command().commandLine(), RuleNames.unknown(unknown, rules));
    }
    return new RuleSelection(given(selected), given(ignored));
  }

  private static Set<String> given(OptionSpec option) {
    Set<String> names = option.getValue();
    return names == null ? Set.of() : names;
  }
}
