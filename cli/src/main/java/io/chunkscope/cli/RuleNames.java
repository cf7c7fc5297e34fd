package io.chunkscope.cli;

import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.verify.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names of rules and groups as people type them. */
final class RuleNames {
  private RuleNames() {}

  /**
   * One line that helps with a name that none of these rules and no group of them has.
   *
   * @param rules those that may be named
   */
  static String unknown(String name, List<RuleInfo> rules) {
    if (rules.equals(RuleBook.ofCaptures()) && knows(name, RuleBook.ofHops())) {
      return "'" + name + "' is about both sides of a hop; 'chunkscope compare' finds it";
    }
    if (rules.equals(RuleBook.ofHops()) && knows(name, RuleBook.ofCaptures())) {
      return "'" + name + "' is about one capture; 'chunkscope analyze' finds it";
    }
    String near = Suggestion.near(name, all(rules));
    return "unknown rule '"
        + name
        + "'"
        + (near == null ? "" : "; did you mean '" + near + "'?")
        + " ('chunkscope rules' lists them)";
  }

  /** The first of these names that none of these rules and no group of them has, or null. */
  static String firstUnknown(Collection<String> names, List<RuleInfo> rules) {
    return names.stream().filter(name -> !knows(name, rules)).findFirst().orElse(null);
  }

  /** The ids of a group's rules; empty if there is no such group. */
  static List<String> ofGroup(String group) {
    return RuleBook.all().stream()
        .filter(info -> info.group().equals(group))
        .map(RuleInfo::id)
        .toList();
  }

  private static boolean knows(String name, List<RuleInfo> rules) {
    return rules.stream().anyMatch(rule -> rule.id().equals(name) || rule.group().equals(name));
  }

  private static List<String> all(List<RuleInfo> rules) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> groups = new LinkedHashSet<>();
    for (RuleInfo rule : rules) {
      names.add(rule.id());
      groups.add(rule.group());
    }
    names.addAll(groups);
    return new ArrayList<>(names);
  }
}
