package io.chunkscope.cli.report.html;

/**
 * Times in the page's data: microseconds since the base, which is a whole millisecond, as numbers
 * that JavaScript holds exactly.
 *
 * @param baseMs epoch milliseconds
 */
public record Clock(long baseMs) {
  private static final long NS_PER_US = 1_000;
  private static final long NS_PER_MS = 1_000_000;

  public static Clock startingAt(long epochNs) {
    return new Clock(Math.floorDiv(epochNs, NS_PER_MS));
  }

  public long us(long epochNs) {
    return Math.floorDiv(epochNs - baseMs * NS_PER_MS, NS_PER_US);
  }

  /** A duration, rounded. */
  public static long durationUs(long ns) {
    return (ns + NS_PER_US / 2) / NS_PER_US;
  }
}
