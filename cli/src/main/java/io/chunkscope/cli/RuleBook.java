package io.chunkscope.cli;

import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleCatalogue;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.compare.rules.HopRule;
import io.chunkscope.compare.rules.HopRules;
import java.util.ArrayList;
import java.util.List;

/** All rules that the program knows, wherever they are judged. */
public final class RuleBook {
  private static final String LAST_GROUP = "capture";

  private RuleBook() {}

  /** The rules of one capture: what analyze, live, verify and check judge by. */
  public static List<RuleInfo> ofCaptures() {
    return RuleCatalogue.rules().stream().map(Rule::info).toList();
  }

  /** The rules of two sides of a hop: what compare judges by. */
  public static List<RuleInfo> ofHops() {
    return HopRules.rules().stream().map(HopRule::info).toList();
  }

  /** All of them, in the manual's order. */
  public static List<RuleInfo> all() {
    List<RuleInfo> all = new ArrayList<>();
    List<RuleInfo> last = new ArrayList<>();
    for (RuleInfo rule : ofCaptures()) {
      (rule.group().equals(LAST_GROUP) ? last : all).add(rule);
    }
    all.addAll(ofHops());
    all.addAll(last);
    return List.copyOf(all);
  }
}
