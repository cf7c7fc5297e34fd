package io.chunkscope.junit.judge;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleCatalogue;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.verify.Suggestion;
import io.chunkscope.verify.expect.check.ExchangeCheck;
import io.chunkscope.verify.expect.check.FindingLimit;
import io.chunkscope.verify.expect.check.Judgement;
import io.chunkscope.verify.expect.check.Ruling;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asserted of findings. */
public final class FindingChecks {
  private FindingChecks() {}

  /** None of this severity or a worse one. */
  public static FindingLimit noneFrom(Severity severity) {
    return new FindingLimit(severity, Set.of(), Set.of());
  }

  /**
   * None of these rules or groups.
   *
   * @throws IllegalArgumentException for a name that is none: what is misspelt is never found
   */
  public static FindingLimit noneOf(String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException("names no rule");
    }
    for (String name : names) {
      known(name);
    }
    return new FindingLimit(Severity.INFO, Set.of(names), Set.of());
  }

  /**
   * One at least of this rule or group.
   *
   * @throws IllegalArgumentException for a name that is none
   */
  public static ExchangeCheck some(String name) {
    known(name);
    return new ExchangeCheck(
        "finding",
        name,
        (exchange, findings) ->
            findings.stream().anyMatch(finding -> isOf(finding, name))
                ? Judgement.HOLDS
                : new Judgement(Ruling.FAILS, listed(findings), List.of()));
  }

  /** Whether a finding is of this rule or group. */
  public static boolean isOf(Finding finding, String name) {
    RuleInfo rule = finding.rule();
    return rule.id().equals(name) || rule.group().equals(name);
  }

  /** The rules of these findings, each once; {@code none}. */
  public static String listed(List<Finding> findings) {
    return findings.isEmpty()
        ? "none"
        : findings.stream()
            .map(finding -> finding.rule().id())
            .distinct()
            .collect(Collectors.joining(", "));
  }

  private static void known(String name) {
    if (RuleCatalogue.knows(name)) {
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    for (Rule rule : RuleCatalogue.rules()) {
      names.add(rule.info().id());
      names.add(rule.info().group());
    }
    String near = Suggestion.near(name, names);
    throw new IllegalArgumentException(
        "unknown rule '" + name + "'" + (near == null ? "" : "; did you mean '" + near + "'?"));
  }
}
