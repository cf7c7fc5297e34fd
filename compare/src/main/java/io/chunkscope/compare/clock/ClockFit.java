package io.chunkscope.compare.clock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Estimates offset and drift from what many pairs say of them. The time is cut into spans; of each
 * span the bounds that leave the least room count, less a few that a wrong pair may have brought.
 * The drift is the median slope between spans (Theil and Sen), which a third of them cannot spoil.
 */
public final class ClockFit {
  private static final int SPANS = 48;
  private static final int MIN_SPANS = 6;
  private static final int MIN_BOUNDS_IN_SPAN = 3;
  private static final long MIN_DRIFT_SPAN_NS = 10_000_000_000L;
  private static final long MIN_UNCERTAINTY_NS = 1_000L;
  private static final double BILLION = 1e9;

  private ClockFit() {}

  /** The middle of the room that a span's bounds leave, and half its width. */
  private record Span(long atNs, long middleNs, long halfNs) {}

  /** The clock that fits best; unknown without bounds. */
  public static Clock of(List<Bound> bounds) {
    if (bounds.isEmpty()) {
      return Clock.UNKNOWN;
    }
    List<Bound> ordered = bounds.stream().sorted(Comparator.comparingLong(Bound::atNs)).toList();
    long firstNs = ordered.get(0).atNs();
    long spanNs = ordered.get(ordered.size() - 1).atNs() - firstNs;
    long referenceNs = firstNs + spanNs / 2;
    Span whole = span(ordered);
    List<Span> spans = spans(ordered, firstNs, spanNs);
    if (spans.size() < MIN_SPANS || spanNs < MIN_DRIFT_SPAN_NS) {
      return constant(whole, referenceNs, ordered.size());
    }
    double slope = slope(spans);
    long[] middles =
        spans.stream()
            .mapToLong(s -> s.middleNs - Math.round((s.atNs - referenceNs) * slope))
            .sorted()
            .toArray();
    long[] halves = spans.stream().mapToLong(Span::halfNs).sorted().toArray();
    long halfNs = Math.max(MIN_UNCERTAINTY_NS, halves[halves.length / 2]);
    if (Math.abs(slope) * spanNs <= 2 * halfNs) {
      // Less than the bounds leave room for is no drift that one could speak of.
      return constant(whole, referenceNs, ordered.size());
    }
    return new Clock(
        Clock.Basis.ESTIMATED,
        middles[middles.length / 2],
        Math.round(slope * BILLION),
        referenceNs,
        halfNs + (middles[middles.length * 3 / 4] - middles[middles.length / 4]) / 2,
        ordered.size());
  }

  private static Clock constant(Span whole, long referenceNs, int pairs) {
    // Clocks that may be one are taken for one: their difference could only be noise.
    boolean mayAgree = Math.abs(whole.middleNs) <= whole.halfNs;
    return new Clock(
        Clock.Basis.ESTIMATED,
        mayAgree ? 0 : whole.middleNs,
        0,
        referenceNs,
        Math.max(MIN_UNCERTAINTY_NS, whole.halfNs),
        pairs);
  }

  private static List<Span> spans(List<Bound> ordered, long firstNs, long spanNs) {
    List<Span> spans = new ArrayList<>();
    long width = Math.max(1, spanNs / SPANS + 1);
    int from = 0;
    while (from < ordered.size()) {
      long number = (ordered.get(from).atNs() - firstNs) / width;
      int to = from;
      while (to < ordered.size() && (ordered.get(to).atNs() - firstNs) / width == number) {
        to++;
      }
      if (to - from >= MIN_BOUNDS_IN_SPAN) {
        spans.add(span(ordered.subList(from, to)));
      }
      from = to;
    }
    return spans;
  }

  private static Span span(List<Bound> bounds) {
    long[] least = bounds.stream().mapToLong(Bound::leastNs).sorted().toArray();
    long[] most = bounds.stream().mapToLong(Bound::mostNs).sorted().toArray();
    // One in fifty may be wrong.
    int spare = bounds.size() / 50;
    long low = least[least.length - 1 - spare];
    long high = most[spare];
    long[] at = bounds.stream().mapToLong(Bound::atNs).toArray();
    long half = high >= low ? (high - low) / 2 : (low - high + 1) / 2;
    return new Span(at[at.length / 2], low + (high - low) / 2, half);
  }

  private static double slope(List<Span> spans) {
    double[] slopes = new double[spans.size() * (spans.size() - 1) / 2];
    int count = 0;
    for (int i = 0; i < spans.size(); i++) {
      for (int j = i + 1; j < spans.size(); j++) {
        Span a = spans.get(i);
        Span b = spans.get(j);
        slopes[count++] = (double) (b.middleNs - a.middleNs) / Math.max(1, b.atNs - a.atNs);
      }
    }
    Arrays.sort(slopes, 0, count);
    return slopes[count / 2];
  }
}
