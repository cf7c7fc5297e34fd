package io.chunkscope.cli;

import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleCatalogue;
import io.chunkscope.verify.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names of rules and groups as people type them. */
final class RuleNames {
  private RuleNames() {}

  /** One line that helps with a name that no rule and no group has. */
  static String unknown(String name) {
    String near = Suggestion.near(name, all());
    return "unknown rule '"
        + name
        + "'"
        + (near == null ? "" : "; did you mean '" + near + "'?")
        + " ('chunkscope rules' lists them)";
  }

  /** The first of these names that no rule and no group has, or null. */
  static String firstUnknown(Collection<String> names) {
    return names.stream().filter(name -> !RuleCatalogue.knows(name)).findFirst().orElse(null);
  }

  /** The ids of a group's rules; empty if there is no such group. */
  static List<String> ofGroup(String group) {
    return RuleCatalogue.rules().stream()
        .map(Rule::info)
        .filter(info -> info.group().equals(group))
        .map(info -> info.id())
        .toList();
  }

  private static List<String> all() {
    Set<String> names = new LinkedHashSet<>();
    Set<String> groups = new LinkedHashSet<>();
    for (Rule rule : RuleCatalogue.rules()) {
      names.add(rule.info().id());
      groups.add(rule.info().group());
    }
    names.addAll(groups);
    return new ArrayList<>(names);
  }
}
