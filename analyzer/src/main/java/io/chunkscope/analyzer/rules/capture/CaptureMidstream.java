package io.chunkscope.analyzer.rules.capture;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Protocol;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;

public final class CaptureMidstream implements Rule.OfConnection {
  private static final RuleInfo INFO =
      new RuleInfo(
          "capture-midstream",
          "capture",
          Severity.INFO,
          Party.CAPTURE,
          "RFC 9293 §3.5",
          "A connection began before the capture",
          """
          What it is
          The connection's handshake is not in the capture: it was open already when the capture
          began.

          Why it matters
          Who is client and who is server was told from ports and first bytes, the round-trip
          time from data and their acknowledgements; what was promised earlier on the connection
          is unknown.

          Example on the wire
            (no SYN)
            HTTP/1.1 200 OK

          What to do
          Start the capture before the traffic; for connections that a pool keeps open, restart
          the client or wait for new ones.

          Reference
          RFC 9293 §3.5: a connection is established by SYN, SYN-ACK and ACK.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onConnection(ConnectionTrace connection, FindingSink sink) {
    if (connection.protocol() != Protocol.HTTP_1 || !connection.midstream()) {
      return;
    }
    sink.onFinding(
        Finding.about(this, connection)
            .summary(
                "This connection was open before the capture began; client and server were told"
                    + (connection.info().rolesCertain() ? "" : " from ports and first bytes")
                    + " without its handshake.")
            .fix("Start the capture before the connections that matter are opened.")
            .frames(connection.info().firstFrame())
            .at(connection.info().firstTimeNs())
            .build());
  }
}
