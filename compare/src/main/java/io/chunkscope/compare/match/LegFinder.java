package io.chunkscope.compare.match;

import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.Leg;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the hops in one capture that holds both of their sides: each exchange that took place
 * inside another one, with the same target and answer, at another server, votes for those two
 * servers being the two sides of a hop.
 */
public final class LegFinder {
  private static final double MOST = 0.5;

  /** One in so many may be chance. */
  private static final int FEW = 20;

  private final MatchLimits limits;

  public LegFinder(MatchLimits limits) {
    this.limits = limits;
  }

  /**
   * A hop that seems to be there.
   *
   * @param fronts where clients reach it
   * @param backs the servers behind it
   * @param votes exchanges that speak for it
   */
  public record Hop(Set<Endpoint> fronts, Set<Endpoint> backs, int votes) {
    public Hop {
      fronts = Set.copyOf(fronts);
      backs = Set.copyOf(backs);
    }
  }

  /** The hops, that with the most votes first; of several in a row the one next to the clients. */
  public List<Hop> find(Leg capture) {
    FrontIndex index = new FrontIndex(capture.exchanges());
    Map<Endpoint, Map<Endpoint, Integer>> votes = votes(capture.exchanges(), index);
    Map<Endpoint, Integer> asked = new HashMap<>();
    capture.exchanges().forEach(e -> asked.merge(e.connection().server(), 1, Integer::sum));
    Directions directions = new Directions(capture.exchanges(), votes, asked);
    Map<Endpoint, Set<Endpoint>> behind = new LinkedHashMap<>();
    Map<Endpoint, Integer> support = new HashMap<>();
    votes.forEach(
        (back, fronts) -> {
          int all = fronts.values().stream().mapToInt(Integer::intValue).sum();
          if (all < MOST * asked.get(back)) {
            return;
          }
          fronts.forEach(
              (front, count) -> {
                if (count >= Math.max(1, all / FEW) && !directions.chance(front, back)) {
                  behind.computeIfAbsent(front, f -> new HashSet<>()).add(back);
                  support.merge(front, count, Integer::sum);
                }
              });
        });
    Set<Endpoint> allBacks = new HashSet<>();
    behind.values().forEach(allBacks::addAll);
    List<Hop> hops = new ArrayList<>();
    Map<Set<Endpoint>, Set<Endpoint>> byBacks = new LinkedHashMap<>();
    behind.forEach(
        (front, backs) -> byBacks.computeIfAbsent(backs, b -> new HashSet<>()).add(front));
    byBacks.forEach(
        (backs, fronts) ->
            hops.add(new Hop(fronts, backs, fronts.stream().mapToInt(support::get).sum())));
    hops.sort(
        (one, other) -> {
          int byPlace = Boolean.compare(meets(one, allBacks), meets(other, allBacks));
          int byVotes = Integer.compare(other.votes(), one.votes());
          return byPlace != 0 ? byPlace : byVotes != 0 ? byVotes : order(one, other);
        });
    hops.replaceAll(hop -> withSilentServers(hop, capture.exchanges(), index));
    return hops;
  }

  /** The hop with the servers that it tried too, and that answered nothing. */
  private Hop withSilentServers(Hop hop, List<ExchangeSummary> exchanges, FrontIndex index) {
    Set<String> ownAddresses = new HashSet<>();
    for (ExchangeSummary exchange : exchanges) {
      if (hop.backs().contains(exchange.connection().server())) {
        ownAddresses.add(exchange.connection().client().address());
      }
    }
    Set<Endpoint> tried = new HashSet<>(hop.backs());
    Set<Endpoint> others = new HashSet<>(hop.fronts());
    for (ExchangeSummary exchange : exchanges) {
      boolean attempt =
          exchange.response() == null
              && ownAddresses.contains(exchange.connection().client().address())
              && isAskedOf(hop, exchange, exchanges, index);
      (attempt ? tried : others).add(exchange.connection().server());
    }
    others.removeAll(hop.backs());
    tried.removeAll(others);
    return new Hop(hop.fronts(), tried, hop.votes());
  }

  private boolean isAskedOf(
      Hop hop, ExchangeSummary attempt, List<ExchangeSummary> exchanges, FrontIndex index) {
    String tail = Targets.tail(attempt.request().target());
    for (int number :
        index.underWay(tail, attempt.firstNs(), limits.stampNs(), limits.maxCandidates())) {
      if (hop.fronts().contains(exchanges.get(number).connection().server())) {
        return true;
      }
    }
    return false;
  }

  private static boolean meets(Hop hop, Set<Endpoint> backs) {
    return hop.fronts().stream().anyMatch(backs::contains);
  }

  private static int order(Hop one, Hop other) {
    return one.fronts().toString().compareTo(other.fronts().toString());
  }

  private Map<Endpoint, Map<Endpoint, Integer>> votes(
      List<ExchangeSummary> exchanges, FrontIndex index) {
    PairCost cost = new PairCost(Clock.SHARED, limits.stampNs());
    Map<Endpoint, Map<Endpoint, Integer>> votes = new LinkedHashMap<>();
    for (ExchangeSummary inner : exchanges) {
      ExchangeSummary outer = outer(inner, exchanges, index, cost);
      if (outer != null) {
        votes
            .computeIfAbsent(inner.connection().server(), server -> new LinkedHashMap<>())
            .merge(outer.connection().server(), 1, Integer::sum);
      }
    }
    return votes;
  }

  private ExchangeSummary outer(
      ExchangeSummary inner, List<ExchangeSummary> exchanges, FrontIndex index, PairCost cost) {
    ExchangeSummary best = null;
    int bestCost = PairCost.ALONE;
    String tail = Targets.tail(inner.request().target());
    for (int number :
        index.underWay(tail, inner.firstNs(), limits.stampNs(), limits.maxCandidates())) {
      ExchangeSummary outer = exchanges.get(number);
      // Between two that begin together, the one on the connection seen first is taken for the
      // outer.
      boolean nests =
          !outer.connection().server().equals(inner.connection().server())
              && outer.firstNs() <= inner.firstNs()
              && (outer.response() == null
                  || inner.response() == null
                  || outer.response().firstNs() >= inner.response().firstNs());
      int price = nests ? cost.of(outer, inner) : PairCost.IMPOSSIBLE;
      if (price < bestCost) {
        best = outer;
        bestCost = price;
      }
    }
    return best;
  }
}
