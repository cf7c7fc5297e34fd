package io.chunkscope.analyzer.rules;

import java.util.List;
import java.util.Set;

/**
 * Which rules run: all, or those selected, less those ignored. A name is a rule's id or a group's.
 *
 * @param selected names to run; empty for all
 * @param ignored names not to run
 */
public record RuleSelection(Set<String> selected, Set<String> ignored) {
  public static final RuleSelection ALL = new RuleSelection(Set.of(), Set.of());

  public RuleSelection {
    selected = Set.copyOf(selected);
    ignored = Set.copyOf(ignored);
  }

  /** Whether every rule runs. */
  public boolean isAll() {
    return selected.isEmpty() && ignored.isEmpty();
  }

  /** The chosen ones of these rules, in their order. */
  public List<Rule> of(List<Rule> rules) {
    return rules.stream().filter(rule -> chosen(rule.info())).toList();
  }

  private boolean chosen(RuleInfo info) {
    boolean wanted =
        selected.isEmpty() || selected.contains(info.id()) || selected.contains(info.group());
    return wanted && !ignored.contains(info.id()) && !ignored.contains(info.group());
  }
}
