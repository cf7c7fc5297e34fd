package io.chunkscope.compare.match;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.List;

/**
 * How the two sides of a hop fit together.
 *
 * @param pairs by the beginning of the front exchange
 * @param fronts client-side exchanges without a counterpart
 * @param backs server-side exchanges without one
 * @param clock how the sides' clocks stand to each other
 * @param givenUp exchanges with more ways to pair them than the limit allows to try
 */
public record Match(
    List<Pair> pairs,
    List<ExchangeSummary> fronts,
    List<ExchangeSummary> backs,
    Clock clock,
    int givenUp) {
  public Match {
    pairs = List.copyOf(pairs);
    fronts = List.copyOf(fronts);
    backs = List.copyOf(backs);
  }
}
