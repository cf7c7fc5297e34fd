package io.chunkscope.analyzer.rules.capture;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Protocol;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;

public final class CaptureTruncated implements Rule.OfConnection {
  private static final RuleInfo INFO =
      new RuleInfo(
          "capture-truncated",
          "capture",
          Severity.INFO,
          Party.CAPTURE,
          "pcap snapshot length",
          "Packets were captured only in part",
          """
          What it is
          The capture was taken with a snap length shorter than the packets: of each packet only
          the first bytes are there.

          Why it matters
          Where the missing part lies inside a body of known length, framing goes on; where it
          holds a head or a chunk's size line, messages are lost to the analysis.

          Example on the wire
            1514 bytes on the wire, 96 bytes captured

          What to do
          Capture whole packets: tcpdump -s 0 (its default today), dumpcap without -s.

          Reference
          The snap length of the capture file; each packet's record has its captured and its
          original length.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onConnection(ConnectionTrace connection, FindingSink sink) {
    if (connection.protocol() != Protocol.HTTP_1 || connection.gapCount() == 0) {
      return;
    }
    Holes holes = Holes.of(connection, true);
    if (holes == null) {
      return;
    }
    sink.onFinding(
        Finding.about(this, connection)
            .direction(holes.first().direction())
            .summary(
                Phrases.count(holes.count(), "packet", "packets")
                    + " of this connection "
                    + (holes.count() == 1 ? "was" : "were")
                    + " kept only in part: "
                    + Holes.atLeast(connection)
                    + Phrases.bytes(holes.bytes())
                    + " cut off by the snap length.")
            .fix("Capture whole packets (tcpdump -s 0).")
            .frames(holes.first().frame(), connection.info().firstFrame())
            .at(holes.first().timeNs())
            .build());
  }
}
