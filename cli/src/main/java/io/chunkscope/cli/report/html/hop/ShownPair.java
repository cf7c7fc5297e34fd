package io.chunkscope.cli.report.html.hop;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.cli.report.timeline.Span;
import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.match.Unpaired;
import java.util.List;

/**
 * A row of the page: a pair, or an exchange without a counterpart.
 *
 * @param index its place in the comparison's list of pairs, or of those without a counterpart
 * @param pair null for an exchange without a counterpart
 * @param unpaired null for a pair
 * @param findings about it, the worst first
 * @param clock of the comparison
 */
record ShownPair(int index, HopPair pair, Unpaired unpaired, List<Finding> findings, Clock clock) {

  /** The client side's exchange, or null. */
  ExchangeSummary front() {
    return pair != null ? pair.front() : unpaired.front() ? unpaired.exchange() : null;
  }

  /** The server side's exchange, or null. */
  ExchangeSummary back() {
    return pair != null ? pair.back() : unpaired.front() ? null : unpaired.exchange();
  }

  /** The exchange that says what was asked for: the client side's, where there is one. */
  ExchangeSummary asked() {
    return front() == null ? back() : front();
  }

  /** The severity of its worst finding, or -1 without one. */
  int worst() {
    return findings.isEmpty() ? -1 : findings.get(0).severity().ordinal();
  }

  /** Where its time axis begins, epoch nanoseconds by the client side's clock. */
  long originNs() {
    if (front() == null) {
      return clock.toFront(back().firstNs());
    }
    return pair == null || !clock.known()
        ? front().firstNs()
        : Math.min(front().firstNs(), clock.toFront(back().firstNs()));
  }

  /** The client side's lane. */
  List<Span> out() {
    long originNs = originNs();
    return LegTimeline.of(front(), ns -> ns - originNs);
  }

  /** The server side's lane; where clocks cannot be compared, both begin with their requests. */
  List<Span> in() {
    long originNs = originNs();
    long ownNs = back().firstNs();
    return LegTimeline.of(
        back(), clock.known() ? ns -> clock.toFront(ns) - originNs : ns -> ns - ownNs);
  }
}
