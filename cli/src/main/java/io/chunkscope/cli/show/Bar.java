package io.chunkscope.cli.show;

import io.chunkscope.cli.report.timeline.Span;
import io.chunkscope.cli.report.timeline.SpanKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Spans on a line, to scale. What is shorter than a column still has one: moments are painted over
 * durations, flushes over everything.
 */
final class Bar {
  private final Glyphs glyphs;
  private final int columns;
  private final long endNs;

  /**
   * @param endNs what the last column stands for the end of
   */
  Bar(Glyphs glyphs, int columns, long endNs) {
    this.glyphs = glyphs;
    this.columns = columns;
    this.endNs = Math.max(1, endNs);
  }

  String draw(List<Span> spans) {
    char[] line = new char[columns];
    Arrays.fill(line, ' ');
    spans.stream()
        .sorted(Comparator.comparingInt((Span span) -> priority(span.kind())))
        .forEach(span -> paint(line, span));
    return new String(line).stripTrailing();
  }

  private void paint(char[] line, Span span) {
    int first = column(span.startNs());
    int last = span.durationNs() == 0 ? first : column(span.endNs() - 1);
    Arrays.fill(line, first, last + 1, glyphs.of(span.kind()));
  }

  /** The column that holds a moment. */
  int column(long ns) {
    // In double, because a product of nanoseconds and columns may not fit.
    return (int) Math.min(columns - 1, (long) ((double) ns / endNs * columns));
  }

  /** What is painted later covers what came before. */
  private static int priority(SpanKind kind) {
    return switch (kind) {
      case CLIENT_PAUSE, REQUEST_NETWORK_PAUSE, SERVER_PAUSE, NETWORK_PAUSE, UNKNOWN_PAUSE -> 0;
      case WAIT, UNANSWERED, UNFINISHED, BODY_WAIT -> 1;
      case CLOSE_LAG -> 2;
      case REQUEST -> 3;
      case HEAD -> 4;
      case LAST_CHUNK -> 5;
      case FLUSH -> 6;
    };
  }
}
