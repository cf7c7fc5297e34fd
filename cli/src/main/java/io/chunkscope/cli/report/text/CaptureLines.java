package io.chunkscope.cli.report.text;

import io.chunkscope.capture.source.CaptureInfo;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.Timestamps;
import io.chunkscope.verify.Excerpt;
import java.io.IOException;
import java.util.List;

/** The heading of the captures: what each is, what time it covers, what is wrong with it. */
final class CaptureLines {
  private static final int INDENT = 2;

  /** More than so many captures get one line together, so that the verdict stays in sight. */
  private static final int TOLD_ONE_BY_ONE = 6;

  private CaptureLines() {}

  static void write(Page page, Timestamps times, List<CaptureRecord> captures) throws IOException {
    boolean together = captures.size() > TOLD_ONE_BY_ONE;
    if (together) {
      page.paragraph("", INDENT, all(page, times, captures));
    }
    for (CaptureRecord capture : captures) {
      if (!together || isRemarkable(capture)) {
        write(page, times, capture);
      }
    }
  }

  private static boolean isRemarkable(CaptureRecord capture) {
    return capture.info() == null
        || capture.problem() != null
        || capture.info().truncatedPackets() > 0
        || capture.badChecksumPackets() > 0;
  }

  private static String all(Page page, Timestamps times, List<CaptureRecord> captures) {
    long bytes = 0;
    long packets = 0;
    long first = Long.MAX_VALUE;
    long last = CaptureRecord.UNKNOWN;
    for (CaptureRecord capture : captures) {
      bytes += capture.info() == null ? 0 : capture.info().bytes();
      packets += capture.packets();
      if (capture.firstTimeNs() != CaptureRecord.UNKNOWN) {
        first = Math.min(first, capture.firstTimeNs());
        last = Math.max(last, capture.lastTimeNs());
      }
    }
    return page.ink().bold(Amounts.count(captures.size(), "capture"))
        + ": "
        + Amounts.bytes(bytes)
        + ", "
        + Amounts.count(packets, "packet")
        + time(times, first, last);
  }

  private static void write(Page page, Timestamps times, CaptureRecord capture) throws IOException {
    String name = capture.file().equals("-") ? "standard input" : Excerpt.of(capture.file());
    CaptureInfo info = capture.info();
    if (info != null) {
      page.paragraph(
          "",
          INDENT,
          page.ink().bold(name)
              + ": "
              + content(capture, info)
              + time(times, capture.firstTimeNs(), capture.lastTimeNs()));
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
    if (capture.badChecksumPackets() > 0) {
      page.paragraph(
          INDENT,
          Amounts.count(capture.badChecksumPackets(), "packet") + " left out for bad checksums");
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

  private static String time(Timestamps times, long first, long last) {
    if (first < 0 || last < 0) {
      return "";
    }
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
