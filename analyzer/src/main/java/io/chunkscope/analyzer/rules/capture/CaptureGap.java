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

public final class CaptureGap implements Rule.OfConnection {
  private static final RuleInfo INFO =
      new RuleInfo(
          "capture-gap",
          "capture",
          Severity.INFO,
          Party.CAPTURE,
          "RFC 9293 §3.4",
          "Bytes of a connection are not in the capture",
          """
          What it is
          Bytes travelled (the other side acknowledged them, or later ones follow) that no
          packet of the capture carries. Framing goes on where the hole lies inside a body;
          elsewhere it is taken up again at the next message.

          Why it matters
          Every other finding about the messages concerned is worth less, and its confidence
          says so. Nothing here is a fault of client or server.

          Example on the wire
            seq 1..1460            captured
            seq 1461..2920         never captured
            ack 2921               (so the client has them)

          What to do
          Capture again with a larger kernel buffer (tcpdump -B 65536), a filter that keeps
          less, a faster disk, or off a mirror port that is not overloaded. Look at the count of
          packets dropped that tcpdump prints.

          Reference
          RFC 9293 §3.4: every byte of a connection has a sequence number, so missing ones can
          be counted.
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
    Holes holes = Holes.of(connection, false);
    if (holes == null) {
      return;
    }
    sink.onFinding(
        Finding.about(this, connection)
            .direction(holes.first().direction())
            .summary(
                "The capture lacks "
                    + Holes.atLeast(connection)
                    + Phrases.bytes(holes.bytes())
                    + " of this connection, in "
                    + Phrases.count(holes.count(), "hole", "holes")
                    + "; the first is of "
                    + Phrases.bytes(holes.first().length())
                    + " sent by "
                    + Phrases.side(holes.first().direction())
                    + ".")
            .fix("Capture with a larger buffer or a narrower filter, so that no packet is dropped.")
            .frames(holes.first().frame(), connection.info().firstFrame())
            .at(holes.first().timeNs())
            .build());
  }
}
