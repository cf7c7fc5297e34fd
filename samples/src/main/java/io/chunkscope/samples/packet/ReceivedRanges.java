package io.chunkscope.samples.packet;

import java.util.Map;
import java.util.TreeMap;

/** Which sequence offsets have reached a receiver. Offset 0 is the SYN. */
final class ReceivedRanges {
  private final TreeMap<Long, Long> endByStart = new TreeMap<>();
  private long next;

  /** First offset still missing: what an acknowledgement names. */
  long next() {
    return next;
  }

  boolean hasAll(long start, long end) {
    if (end <= next) {
      return true;
    }
    Map.Entry<Long, Long> range = endByStart.floorEntry(start);
    return range != null && range.getValue() >= end;
  }

  /**
   * Adds {@code [start, end)}.
   *
   * @return whether it was exactly what comes next, with nothing waiting behind
   */
  boolean add(long start, long end) {
    boolean inOrder = start <= next && end > next && endByStart.isEmpty();
    if (end > next) {
      endByStart.merge(start, end, Math::max);
    }
    while (!endByStart.isEmpty() && endByStart.firstKey() <= next) {
      next = Math.max(next, endByStart.pollFirstEntry().getValue());
    }
    return inOrder;
  }
}
