package io.chunkscope.compare.leg;

import io.chunkscope.capture.stream.Endpoint;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Exchanges of one side of a hop, or of a whole capture.
 *
 * @param exchanges by their beginnings
 * @param leftOut exchanges beyond the limit, which are not among them
 * @param withoutRequest exchanges whose requests were not captured, or not as far as the end of
 *     their request-lines; they are not among them
 * @param bodiesNotTraced bodies of which too many were open to look at their bytes
 * @param firstNs when the capture begins, by its clock; -1 without packets
 * @param lastNs when it ends
 * @param drops whether packets are known to have been dropped before they could be captured
 */
public record Leg(
    List<ExchangeSummary> exchanges,
    long leftOut,
    long withoutRequest,
    long bodiesNotTraced,
    long firstNs,
    long lastNs,
    boolean drops) {

  private static final Comparator<ExchangeSummary> BY_BEGINNING =
      Comparator.comparingLong(ExchangeSummary::firstNs)
          .thenComparingInt(exchange -> exchange.connection().capture())
          .thenComparingLong(exchange -> exchange.connection().id())
          .thenComparingInt(ExchangeSummary::index);

  public Leg {
    exchanges = exchanges.stream().sorted(BY_BEGINNING).toList();
  }

  /** Those whose servers pass. */
  public Leg at(Predicate<Endpoint> servers) {
    return new Leg(
        exchanges.stream()
            .filter(exchange -> servers.test(exchange.connection().server()))
            .toList(),
        leftOut,
        withoutRequest,
        bodiesNotTraced,
        firstNs,
        lastNs,
        drops);
  }

  /** The servers of its exchanges, in the order in which they were asked first. */
  public Set<Endpoint> servers() {
    Set<Endpoint> servers = new LinkedHashSet<>();
    exchanges.forEach(exchange -> servers.add(exchange.connection().server()));
    return servers;
  }
}
