package io.chunkscope.compare.match;

/**
 * What pairing may cost, and how exact clocks are.
 *
 * @param maxCandidates front exchanges that are considered for one back exchange
 * @param maxSteps exchanges that may have to change partners for one more pair
 * @param maxVotes pairs that are tried to find two clocks' offset
 * @param maxWork pairs that may be looked at, again and again, to tell apart what is alike
 * @param maxChanges changes of one pair that are tried to make pairs likelier
 * @param stampNs stamps of one clock may be in the wrong order by this, nanoseconds
 */
public record MatchLimits(
    int maxCandidates, int maxSteps, int maxVotes, long maxWork, int maxChanges, long stampNs) {
  /** 256; 20,000; 2,000,000; 4,000,000; 400,000; 200 µs. */
  public static final MatchLimits DEFAULTS =
      new MatchLimits(256, 20_000, 2_000_000, 4_000_000L, 400_000, 200_000L);
}
