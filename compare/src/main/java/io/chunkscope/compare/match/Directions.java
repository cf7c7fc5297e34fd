package io.chunkscope.compare.match;

import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which of two servers is behind the other. Among many requests that are alike, a client's
 * may lie within another one's time at the server by chance, so that each seems to be behind the
 * other.
 */
final class Directions {
  private final Map<Endpoint, Map<Endpoint, Integer>> votes;
  private final Map<Endpoint, Integer> asked;
  private final Map<Endpoint, Set<String>> askers = new HashMap<>();

  /**
   * @param votes of each server, how many of its exchanges lie inside those of others
   * @param asked how many exchanges each server has
   */
  Directions(
      List<ExchangeSummary> exchanges,
      Map<Endpoint, Map<Endpoint, Integer>> votes,
      Map<Endpoint, Integer> asked) {
    this.votes = votes;
    this.asked = asked;
    for (ExchangeSummary exchange : exchanges) {
      askers
          .computeIfAbsent(exchange.connection().server(), server -> new HashSet<>())
          .add(exchange.connection().client().address());
    }
  }

  /**
   * Whether it is rather by chance that exchanges of the supposed back lie inside those of the
   * supposed front: it is the other way round, or another front asks the back from its own address,
   * and this one does not.
   */
  boolean chance(Endpoint front, Endpoint back) {
    boolean otherAsks =
        !asks(front, back) && votes.get(back).keySet().stream().anyMatch(each -> asks(each, back));
    return otherAsks || reversed(front, back);
  }

  private boolean reversed(Endpoint front, Endpoint back) {
    if (count(back, front) == 0) {
      return false;
    }
    boolean asksThere = asks(front, back);
    boolean isAsked = asks(back, front);
    return asksThere == isAsked ? share(back, front) > share(front, back) : isAsked;
  }

  /** Whether an address on which one server is reached asks the other. */
  private boolean asks(Endpoint from, Endpoint server) {
    return askers.getOrDefault(server, Set.of()).contains(from.address());
  }

  private double share(Endpoint front, Endpoint back) {
    return count(front, back) / (double) asked.get(back);
  }

  private int count(Endpoint front, Endpoint back) {
    return votes.getOrDefault(back, Map.of()).getOrDefault(front, 0);
  }
}
