package io.chunkscope.analyzer.rules.capture;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.GapNote;
import io.chunkscope.capture.stream.GapCause;
import java.util.List;

/**
 * The kept holes of a connection, of one kind.
 *
 * @param first the first of them
 * @param count how many
 * @param bytes bytes missing in them
 */
record Holes(GapNote first, int count, long bytes) {

  /**
   * Those that the snap length made, or all others; null without any. A side of which no packet was
   * captured has no holes: capture-one-sided tells of it.
   */
  static Holes of(ConnectionTrace connection, boolean snapped) {
    GapNote first = null;
    int count = 0;
    long bytes = 0;
    List<GapNote> gaps = connection.gaps();
    for (int i = 0; i < gaps.size(); i++) {
      GapNote gap = gaps.get(i);
      boolean wanted = (gap.cause() == GapCause.SNAPLEN) == snapped;
      if (wanted && connection.transport().seen(gap.direction())) {
        first = first == null ? gap : first;
        count++;
        bytes += gap.length();
      }
    }
    return first == null ? null : new Holes(first, count, bytes);
  }

  /** For a sentence: more holes than are kept may exist. */
  static String atLeast(ConnectionTrace connection) {
    return connection.gapCount() > connection.gaps().size() ? "at least " : "";
  }
}
