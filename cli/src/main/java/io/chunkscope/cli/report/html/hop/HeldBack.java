package io.chunkscope.cli.report.html.hop;

import io.chunkscope.cli.report.timeline.Span;
import io.chunkscope.cli.report.timeline.SpanKind;
import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.hop.FlushDelay;
import io.chunkscope.compare.hop.HopPair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * When the hop had bytes of a response and gave out nothing. A fact, not a judgement: whether it is
 * worth a finding is for rules to say.
 */
final class HeldBack {
  /** Less than that a busy hop takes without holding anything back. */
  private static final long LEAST_NS = 5_000_000L;

  private static final Set<SpanKind> QUIET =
      EnumSet.of(SpanKind.WAIT, SpanKind.BODY_WAIT, SpanKind.SERVER_PAUSE);

  private HeldBack() {}

  /**
   * A stretch of time.
   *
   * @param startNs nanoseconds since the origin
   */
  record Stretch(long startNs, long endNs) {}

  /** Delays of at most that are no holding back, or may be the clocks'; nanoseconds. */
  static long slackNs(Clock clock) {
    return Math.max(LEAST_NS, clock.uncertaintyNs());
  }

  /**
   * The stretches, in order and apart from each other; none where clocks cannot be compared.
   *
   * @param out the client side's lane
   */
  static List<Stretch> of(HopPair pair, List<Span> out, long originNs) {
    if (!pair.clock().known()) {
      return List.of();
    }
    List<Stretch> held = new ArrayList<>();
    for (Stretch stretch : waiting(pair, originNs)) {
      for (Span span : out) {
        long startNs = Math.max(stretch.startNs(), span.startNs());
        long endNs = Math.min(stretch.endNs(), span.endNs());
        if (QUIET.contains(span.kind()) && endNs > startNs) {
          held.add(new Stretch(startNs, endNs));
        }
      }
    }
    return held;
  }

  /** When any flush was on its way; stretches that touch are one. */
  private static List<Stretch> waiting(HopPair pair, long originNs) {
    List<Stretch> waiting = new ArrayList<>();
    List<FlushDelay> late =
        pair.flushes().stream()
            .filter(flush -> flush.firstDelayNs() > slackNs(pair.clock()))
            .sorted(Comparator.comparingLong(FlushDelay::firstInNs))
            .toList();
    for (FlushDelay flush : late) {
      Stretch last = waiting.isEmpty() ? null : waiting.get(waiting.size() - 1);
      long startNs = flush.firstInNs() - originNs;
      long endNs = flush.firstOutNs() - originNs;
      if (last != null && startNs <= last.endNs()) {
        waiting.set(waiting.size() - 1, new Stretch(last.startNs(), Math.max(last.endNs(), endNs)));
      } else {
        waiting.add(new Stretch(startNs, endNs));
      }
    }
    return waiting;
  }

  /** The longest that a flush took, or what the client waited longer for the body; -1 unknown. */
  static long longestNs(HopPair pair) {
    long delayNs =
        pair.clock().known()
            ? pair.flushes().stream().mapToLong(FlushDelay::delayNs).max().orElse(-1)
            : -1;
    return delayNs >= 0 ? delayNs : pair.lostToFirstByteNs();
  }
}
