package io.chunkscope.analyzer.rules;

import java.util.List;
import java.util.Optional;

/** Every rule there is, by group as in the manual: the one list that is written by hand. */
public final class RuleCatalogue {
  private static final List<Rule> RULES = List.of();

  private RuleCatalogue() {}

  /** All rules, in the manual's order. */
  public static List<Rule> rules() {
    return RULES;
  }

  /** The rule of that id. */
  public static Optional<Rule> find(String id) {
    return RULES.stream().filter(rule -> rule.info().id().equals(id)).findFirst();
  }

  /** Whether a rule or a group has that name. */
  public static boolean knows(String name) {
    return RULES.stream()
        .anyMatch(rule -> rule.info().id().equals(name) || rule.info().group().equals(name));
  }
}
