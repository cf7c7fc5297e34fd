package io.chunkscope.analyzer.rules.capture;

import io.chunkscope.analyzer.rules.CaptureFacts;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;

public final class CaptureIncomplete implements Rule.OfCapture {
  private static final RuleInfo INFO =
      new RuleInfo(
          "capture-incomplete",
          "capture",
          Severity.INFO,
          Party.CAPTURE,
          "capture file format",
          "The capture file ends in the middle of a record",
          """
          What it is
          The file is cut short, or damaged from some point on. All before that point was
          analysed.

          Why it matters
          What is on the connections after that is unknown: those that were open then are
          reported as open.

          Example on the wire
            packet record: 1514 bytes announced, 612 there

          What to do
          Copy the file again, or let the capturing program end properly (SIGINT or SIGTERM, not
          SIGKILL; tcpdump -U writes each packet at once).

          Reference
          The record lengths of the capture file format (pcap, pcapng).
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onCapture(CaptureFacts capture, FindingSink sink) {
    if (capture.complete()) {
      return;
    }
    sink.onFinding(
        Finding.aboutCapture(this)
            .summary(
                "The capture could be read only as far as packet "
                    + capture.packets()
                    + (capture.problem() == null ? "." : ": " + capture.problem() + "."))
            .fix("Copy the file again, or let the program that captures end properly.")
            .frames(capture.packets())
            .at(capture.lastTimeNs())
            .build());
  }
}
