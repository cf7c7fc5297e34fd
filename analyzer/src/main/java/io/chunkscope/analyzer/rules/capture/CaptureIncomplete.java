package io.chunkscope.analyzer.rules.capture;

import io.chunkscope.analyzer.rules.CaptureFacts;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;

public final class CaptureIncomplete implements Rule.OfCapture {
  private static final RuleInfo INFO =
      new RuleInfo(
          "capture-incomplete",
          "capture",
          Severity.INFO,
          Party.CAPTURE,
          "capture file format",
          "The capture ends in the middle of a record, or packets of it were dropped",
          """
          What it is
          The file is cut short, or damaged from some point on. All before that point was
          analysed. Or, while it was taken live, packets came faster than they were read, and the
          kernel or the network card had to drop some: all connections that were open then may lack
          packets, and findings about them are less sure.

          Why it matters
          What is on the connections after that is unknown: those that were open then are
          reported as open. A response that seems cut, or a request that seems unanswered, may just
          not have been captured.

          Example on the wire
            packet record: 1514 bytes announced, 612 there

          What to do
          Copy the file again, or let the capturing program end properly (SIGINT or SIGTERM, not
          SIGKILL; tcpdump -U writes each packet at once). Where packets were dropped, give the
          capture a larger buffer (--buffer), a narrower filter (--port) or a smaller --snaplen.

          Reference
          The record lengths of the capture file format (pcap, pcapng).
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onCapture(CaptureFacts capture, FindingSink sink) {
    if (capture.droppedPackets() > 0) {
      sink.onFinding(dropped(capture));
      return;
    }
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

  private Finding dropped(CaptureFacts capture) {
    return Finding.aboutCapture(this)
        .summary(
            Phrases.number(capture.droppedPackets())
                + (capture.droppedPackets() == 1 ? " packet was" : " packets were")
                + " dropped before they could be read, beside "
                + Phrases.number(capture.packets())
                + " that were read.")
        .fix(
            "Give the capture a larger buffer (--buffer; -B of tcpdump and dumpcap) or a narrower filter.")
        .frames(capture.packets())
        .at(capture.lastTimeNs())
        .build();
  }
}
