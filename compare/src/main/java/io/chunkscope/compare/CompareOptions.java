package io.chunkscope.compare;

import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.compare.leg.EndpointPattern;
import io.chunkscope.compare.leg.LegLimits;
import io.chunkscope.compare.match.MatchLimits;
import java.util.List;

/**
 * How two sides are compared.
 *
 * @param legs what is kept of captures
 * @param match what pairing may cost
 * @param rules which rules about hops run
 * @param fronts where clients reach the hop; empty for wherever it seems to be
 * @param backs the servers behind it; empty for those that seem to be
 * @param maxFindings findings kept one by one; all are counted
 * @param maxPaths paths told one by one; the rest is one line
 */
public record CompareOptions(
    LegLimits legs,
    MatchLimits match,
    RuleSelection rules,
    List<EndpointPattern> fronts,
    List<EndpointPattern> backs,
    int maxFindings,
    int maxPaths) {

  /** All rules, sides found by themselves, 20,000 findings, 500 paths. */
  public static final CompareOptions DEFAULTS =
      new CompareOptions(
          LegLimits.DEFAULTS,
          MatchLimits.DEFAULTS,
          RuleSelection.ALL,
          List.of(),
          List.of(),
          20_000,
          500);

  public CompareOptions {
    fronts = List.copyOf(fronts);
    backs = List.copyOf(backs);
  }

  /** The same with these limits on captures. */
  public CompareOptions with(LegLimits limits) {
    return new CompareOptions(limits, match, rules, fronts, backs, maxFindings, maxPaths);
  }

  /** The same with these rules. */
  public CompareOptions with(RuleSelection selection) {
    return new CompareOptions(legs, match, selection, fronts, backs, maxFindings, maxPaths);
  }

  /** The same with these sides. */
  public CompareOptions between(List<EndpointPattern> front, List<EndpointPattern> back) {
    return new CompareOptions(legs, match, rules, front, back, maxFindings, maxPaths);
  }
}
