package io.chunkscope.compare;

import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.hop.HopIdentity;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.compare.match.LegFinder;
import io.chunkscope.compare.match.Unpaired;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a hop did to all responses.
 *
 * @param hop which software it seems to be
 * @param fronts where clients reached it
 * @param backs the servers behind it
 * @param otherHops hops in the same capture that were not compared
 * @param front the client side
 * @param back the server side
 * @param clock how the sides' clocks stand to each other
 * @param pairs by the beginning of the client side's exchange
 * @param unpaired exchanges without a counterpart
 * @param paths what happened by path, most pairs first
 * @param otherPaths what happened on paths beyond the limit, or null
 * @param findings in the order of pairs, each with its pair
 * @param counts all findings by severity, also those beyond the limit
 * @param findingsOmitted findings beyond the limit
 * @param givenUp exchanges with more ways to pair them than are tried
 */
public record Comparison(
    HopIdentity hop,
    Set<Endpoint> fronts,
    Set<Endpoint> backs,
    List<LegFinder.Hop> otherHops,
    Leg front,
    Leg back,
    Clock clock,
    List<HopPair> pairs,
    List<Unpaired> unpaired,
    List<PathComparison> paths,
    PathComparison otherPaths,
    List<PairFinding> findings,
    Map<Severity, Long> counts,
    long findingsOmitted,
    int givenUp) {

  public Comparison {
    otherHops = List.copyOf(otherHops);
    pairs = List.copyOf(pairs);
    unpaired = List.copyOf(unpaired);
    paths = List.copyOf(paths);
    findings = List.copyOf(findings);
    counts = Map.copyOf(counts);
  }

  /** Attempts of the hop that came to nothing, so that it asked again. */
  public long retries() {
    return pairs.stream().mapToLong(pair -> pair.pair().retries().size()).sum();
  }

  /** Pairs that could as well be others. */
  public long ambiguous() {
    return pairs.stream().filter(pair -> pair.pair().ambiguous()).count();
  }

  /** Of those, the ones where it makes no difference. */
  public long ambiguousAlike() {
    return pairs.stream().filter(pair -> pair.pair().ambiguous() && pair.pair().alike()).count();
  }

  /**
   * Whether every pair has the same connection on both sides: two captures of one side, not of two.
   */
  public boolean oneSideTwice() {
    return !pairs.isEmpty()
        && pairs.stream()
            .allMatch(
                pair ->
                    pair.front().connection().client().equals(pair.back().connection().client())
                        && pair.front()
                            .connection()
                            .server()
                            .equals(pair.back().connection().server()));
  }

  /** Whether both sides are in one capture. */
  public boolean oneCapture() {
    return clock.basis() == Clock.Basis.SHARED;
  }
}
