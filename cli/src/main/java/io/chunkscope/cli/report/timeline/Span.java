package io.chunkscope.cli.report.timeline;

import io.chunkscope.analyzer.model.PauseRule;

/**
 * A part of an exchange's time. Times are nanoseconds since the exchange's origin, never negative;
 * a span may be without duration: then it says only that something happened.
 *
 * @param startNs when it began
 * @param endNs when it was over, not before its beginning
 * @param flush 0-based number of the flush in its message, or {@link #NONE} for other kinds
 * @param cause whose pause a pause was, or null for other kinds
 */
public record Span(SpanKind kind, long startNs, long endNs, int flush, PauseRule.Cause cause) {
  /** No flush. */
  public static final int NONE = -1;

  public long durationNs() {
    return endNs - startNs;
  }
}
