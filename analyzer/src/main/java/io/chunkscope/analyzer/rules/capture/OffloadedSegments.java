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
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

public final class OffloadedSegments implements Rule.OfConnection {
  private static final RuleInfo INFO =
      new RuleInfo(
          "offloaded-segments",
          "capture",
          Severity.INFO,
          Party.CAPTURE,
          "RFC 9293 §3.7.1",
          "Segments are longer than a network carries",
          """
          What it is
          Segments in the capture are longer than any network would carry: the network card cuts
          them up when sending (TSO) or puts them together when receiving (GRO, LRO), beyond
          what the capture sees.

          Why it matters
          Bursts may be coarser than on the wire: several packets share one time stamp. Pauses
          of milliseconds between flushes are not affected.

          Example on the wire
            length 27,740          (19 segments of 1,460 bytes)

          What to do
          Nothing, as a rule. For exact packet times capture on the wire (a mirror port or a
          tap), or turn offloading off while capturing: ethtool -K eth0 tso off gso off gro off.

          Reference
          RFC 9293 §3.7.1: a sender does not send segments beyond the maximum segment size.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onConnection(ConnectionTrace connection, FindingSink sink) {
    if (connection.protocol() != Protocol.HTTP_1) {
      return;
    }
    TransportView transport = connection.transport();
    long server = transport.offloadedSegments(Direction.SERVER_TO_CLIENT);
    long client = transport.offloadedSegments(Direction.CLIENT_TO_SERVER);
    if (server + client <= 0) {
      return;
    }
    Direction direction = server > 0 ? Direction.SERVER_TO_CLIENT : Direction.CLIENT_TO_SERVER;
    sink.onFinding(
        Finding.about(this, connection)
            .direction(direction)
            .summary(
                Phrases.count(server + client, "segment", "segments")
                    + " of this connection (of "
                    + Phrases.count(
                        transport.packets(Direction.SERVER_TO_CLIENT)
                            + transport.packets(Direction.CLIENT_TO_SERVER),
                        "packet",
                        "packets")
                    + (server + client == 1 ? ") was" : ") were")
                    + " longer than a network carries: bursts may be coarser here than on"
                    + " the wire.")
            .fix("Nothing, unless exact packet times matter: then capture on the wire.")
            .frames(connection.info().firstFrame())
            .at(connection.info().firstTimeNs())
            .build());
  }
}
