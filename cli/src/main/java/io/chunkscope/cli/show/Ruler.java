package io.chunkscope.cli.show;

import io.chunkscope.cli.report.Amounts;
import java.util.Arrays;

/** A scale of time below bars: ticks at round times. */
final class Ruler {
  private static final int MIN_COLUMNS_A_TICK = 12;

  private Ruler() {}

  /** Two lines: ticks, and what they stand for. */
  static String[] draw(Glyphs glyphs, int columns, long endNs) {
    long step = step(endNs, Math.max(1, columns / MIN_COLUMNS_A_TICK));
    char[] ticks = new char[columns];
    Arrays.fill(ticks, glyphs.axis());
    char[] labels = new char[columns + 16];
    Arrays.fill(labels, ' ');
    Bar scale = new Bar(glyphs, columns, endNs);
    int free = 0;
    for (long at = 0; at <= endNs; at += step) {
      int column = scale.column(at);
      ticks[column] = glyphs.tick();
      String label = at == 0 ? "0" : Amounts.duration(at).replace("µs", "us");
      if (column >= free && column + label.length() <= labels.length) {
        label.getChars(0, label.length(), labels, column);
        free = column + label.length() + 1;
      }
      if (endNs - at < step) {
        break;
      }
    }
    return new String[] {new String(ticks), new String(labels).stripTrailing()};
  }

  /** A round step (1, 2 or 5 of a power of ten) that makes at most so many. */
  private static long step(long endNs, int most) {
    long step = 1;
    while (true) {
      for (int factor : new int[] {1, 2, 5}) {
        if (endNs / (step * factor) < most) {
          return step * factor;
        }
      }
      step *= 10;
    }
  }
}
