package io.chunkscope.cli.report.text;

import io.chunkscope.capture.source.CaptureInfo;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.Excerpt;
import io.chunkscope.cli.report.Timestamps;
import java.io.IOException;

/** The heading of one capture: what it is, what time it covers, what is wrong with it. */
final class CaptureLines {
  private static final int INDENT = 2;

  private CaptureLines() {}

  static void write(Page page, Timestamps times, CaptureRecord capture) throws IOException {
    String name = capture.file().equals("-") ? "standard input" : Excerpt.of(capture.file());
    CaptureInfo info = capture.info();
    if (info != null) {
      page.paragraph(
          "", INDENT, page.ink().bold(name) + ": " + content(capture, info) + time(times, capture));
    } else {
      page.line(page.ink().bold(name));
    }
    if (capture.problem() != null) {
      page.paragraph(INDENT, "Problem: " + Excerpt.sentence(capture.problem()));
    }
    if (info != null && info.truncatedPackets() > 0) {
      page.paragraph(
          INDENT,
          Amounts.count(info.truncatedPackets(), "packet")
              + " cut short by the capture's snap length");
    }
  }

  private static String content(CaptureRecord capture, CaptureInfo info) {
    String compression = info.compression() == null ? "" : " in " + info.compression();
    return info.format()
        + compression
        + ", "
        + Amounts.bytes(info.bytes())
        + ", "
        + Amounts.count(capture.packets(), "packet");
  }

  private static String time(Timestamps times, CaptureRecord capture) {
    if (capture.firstTimeNs() < 0 || capture.lastTimeNs() < 0) {
      return "";
    }
    long first = capture.firstTimeNs();
    long last = capture.lastTimeNs();
    String to = Timestamps.sameDay(first, last) ? times.timeOfDay(last) : times.dateAndTime(last);
    return ", "
        + times.dateAndTime(first)
        + " to "
        + to
        + " UTC ("
        + Amounts.duration(Math.max(0, last - first))
        + ")";
  }
}
