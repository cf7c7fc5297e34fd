package io.chunkscope.compare.rules;

import io.chunkscope.analyzer.rules.RuleSelection;
import java.util.List;

/** Every rule about hops, as in the manual. */
public final class HopRules {
  /** Their group. */
  public static final String GROUP = "hop";

  private static final List<HopRule> RULES =
      List.of(
          new HopBuffersResponse(),
          new HopRemovesFraming(),
          new HopChangesFraming(),
          new HopDelaysFlushes(),
          new HopDropsPersistence(),
          new HopDowngradesVersion());

  private HopRules() {}

  /** All of them, in the manual's order. */
  public static List<HopRule> rules() {
    return RULES;
  }

  /** The chosen ones. */
  public static List<HopRule> of(RuleSelection selection) {
    return RULES.stream().filter(rule -> chosen(rule, selection)).toList();
  }

  private static boolean chosen(HopRule rule, RuleSelection selection) {
    String id = rule.info().id();
    boolean wanted =
        selection.selected().isEmpty()
            || selection.selected().contains(id)
            || selection.selected().contains(GROUP);
    return wanted && !selection.ignored().contains(id) && !selection.ignored().contains(GROUP);
  }
}
