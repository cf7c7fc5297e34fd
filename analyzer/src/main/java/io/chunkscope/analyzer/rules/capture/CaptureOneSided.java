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

public final class CaptureOneSided implements Rule.OfConnection {
  private static final RuleInfo INFO =
      new RuleInfo(
          "capture-one-sided",
          "capture",
          Severity.INFO,
          Party.CAPTURE,
          "RFC 9293 §3.1",
          "Only one direction of a connection is in the capture",
          """
          What it is
          All packets of this connection that the capture has were sent by the same side.

          Why it matters
          Requests cannot be matched with responses: whether a response may have a body, whether
          its client could have read chunks, and all waits are unknown.

          Example on the wire
            client → server       GET / HTTP/1.1
            server → client       (other route, other mirror port)

          What to do
          Capture where both directions pass: on the host itself, or with both directions of the
          mirror port. Asymmetric routing and a capture filter on one address's source are usual
          reasons.

          Reference
          RFC 9293 §3.1: once a connection is established, every segment carries an acknowledgment,
          so both sides send packets on every live connection.
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
    boolean client = transport.seen(Direction.CLIENT_TO_SERVER);
    boolean server = transport.seen(Direction.SERVER_TO_CLIENT);
    if (client == server) {
      return;
    }
    Direction seen = client ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT;
    sink.onFinding(
        Finding.about(this, connection)
            .direction(seen.opposite())
            .summary(
                (transport.packets(seen) == 1
                        ? "The only packet captured of this connection was sent by "
                        : "All "
                            + Phrases.number(transport.packets(seen))
                            + " packets captured of this connection were sent by ")
                    + Phrases.side(seen)
                    + "; what "
                    + Phrases.side(seen.opposite())
                    + " said is not in the capture.")
            .fix("Capture at a place where both directions pass.")
            .frames(connection.info().firstFrame())
            .at(connection.info().firstTimeNs())
            .build());
  }
}
