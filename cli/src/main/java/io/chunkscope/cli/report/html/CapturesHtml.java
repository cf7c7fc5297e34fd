package io.chunkscope.cli.report.html;

import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.Timestamps;
import io.chunkscope.verify.Excerpt;
import java.util.List;

/** Which captures a page is about. */
public final class CapturesHtml {
  private static final int MAX_CAPTURES = 20;

  private CapturesHtml() {}

  /** One line for each. */
  public static void write(Html html, Timestamps times, List<CaptureRecord> captures) {
    html.open("ul", "class", "captures");
    for (CaptureRecord capture : captures.subList(0, Math.min(MAX_CAPTURES, captures.size()))) {
      html.element("li", line(times, capture));
    }
    if (captures.size() > MAX_CAPTURES) {
      html.element(
          "li", "and " + Amounts.count(captures.size() - (long) MAX_CAPTURES, "more capture"));
    }
    html.close("ul");
  }

  private static String line(Timestamps times, CaptureRecord capture) {
    String file = FileName.of(capture.file());
    if (capture.info() == null) {
      return file + ": " + Excerpt.sentence(String.valueOf(capture.problem()));
    }
    String packets = file + ": " + Amounts.count(capture.packets(), "packet");
    if (capture.firstTimeNs() < 0) {
      return packets;
    }
    return packets
        + ", "
        + times.dateAndTime(capture.firstTimeNs())
        + " UTC, "
        + Amounts.duration(Math.max(0, capture.lastTimeNs() - capture.firstTimeNs()));
  }
}
