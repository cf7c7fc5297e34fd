package io.chunkscope.compare.match;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.ConnectionFacts;
import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When the hop took a back connection that it had kept for the next request, by the client side's
 * clock.
 */
final class IdleTimes {
  /** Until after the end of the capture. */
  static final long FOREVER = Long.MAX_VALUE;

  private final long[] takenNs;

  IdleTimes(List<ExchangeSummary> backs, Clock clock) {
    takenNs = new long[backs.size()];
    Map<Long, Map<Integer, Integer>> ofConnection = new HashMap<>();
    for (int back = 0; back < takenNs.length; back++) {
      ExchangeSummary each = backs.get(back);
      ofConnection
          .computeIfAbsent(each.connection().id(), id -> new HashMap<>())
          .put(each.index(), back);
    }
    for (int back = 0; back < takenNs.length; back++) {
      ExchangeSummary each = backs.get(back);
      Integer next = ofConnection.get(each.connection().id()).get(each.index() + 1);
      if (next != null) {
        takenNs[back] = clock.toFront(backs.get(next).request().lastNs());
      } else if (each.index() < each.connection().exchanges() - 1) {
        takenNs[back] = Timings.NEVER;
      } else {
        takenNs[back] = each.leftNs() == ConnectionFacts.NOT_SEEN ? FOREVER : Timings.NEVER;
      }
    }
  }

  /**
   * When the connection of a back exchange was used again; {@link #FOREVER} if it was not, {@link
   * Timings#NEVER} if it was closed, or that is not known.
   */
  long takenNs(int back) {
    return takenNs[back];
  }
}
