package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.analyzer.content.ContentReading;
import io.chunkscope.analyzer.model.Delivery;

/**
 * Flushes of a body that brought nothing to show.
 *
 * @param first the first of them, 0-based
 * @param broughtBy the flush with which the text came that was missing from the last of them
 * @param count how many there are
 * @param bytes what they brought of coded bytes
 * @param heldNs from them to the flushes with the text, in all, nanoseconds
 */
record Held(int first, int broughtBy, int count, long bytes, long heldNs) {

  /** Null when every flush brought text. */
  static Held of(ContentReading content, Delivery delivery) {
    int flushes = Math.min(content.flushes(), delivery.kept());
    int first = -1;
    int broughtBy = -1;
    int count = 0;
    long bytes = 0;
    long heldNs = 0;
    int countedTo = -1;
    for (int flush = 0; flush < flushes; flush++) {
      int later = content.broughtBy(flush);
      if (later <= flush || later >= flushes) {
        continue;
      }
      if (first < 0) {
        first = flush;
      }
      count++;
      bytes += delivery.bytes(flush);
      broughtBy = later;
      if (later != countedTo) {
        heldNs += Math.max(0, delivery.timeNs(later) - delivery.timeNs(flush));
        countedTo = later;
      }
    }
    return count == 0 ? null : new Held(first, broughtBy, count, bytes, heldNs);
  }
}
