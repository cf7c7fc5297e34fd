package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.FirstClose;
import io.chunkscope.analyzer.rules.evidence.Loss;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

public final class SilentIdleDrop implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "silent-idle-drop",
          "persistence",
          Severity.WARNING,
          Party.INTERMEDIARY,
          "RFC 9112 §9.5",
          "A connection is forgotten in between without a word",
          """
          What it is
          The first request after an idle time (a second or more) got only retransmissions, for more
          than a second, or at once a RST although no FIN had ever come.

          Why it matters
          A firewall, NAT or load balancer has dropped the idle connection from its table, or a server
          was restarted behind it. The client learns it only from its next request, after a reset or
          after many seconds of retransmissions: the user waits for a timeout.

          Example on the wire
            (idle for 350 s)

            > GET /next HTTP/1.1

            (the same segment again after 0.2, 0.6, 1.4, 3 s; nothing comes back)

          What to do
          Find the device whose idle limit is about the time in the finding, and let client or
          server close before it: Keep-Alive: timeout, or the client's pool limit, below it. Known
          limits: AWS Network Load Balancer 350 s, Azure Load Balancer 4 min, both unless set
          otherwise. Azure's tells both sides where TCP reset is enabled, and so can many devices.

          TCP keep-alive probes more often than the limit keep the device's entry alive: nginx
          listen ... so_keepalive=60s, HAProxy option clitcpka and srvtcpka. Linux sends the first
          one after 2 h unless told otherwise (net.ipv4.tcp_keepalive_time).

          Reference
          RFC 9112 §9.5: a client, server or proxy may close at any time, but should do so
          gracefully. RFC 5382 REQ-5: a NAT must keep idle TCP connections for 2 hours 4 minutes.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean judgesClosing() {
    return false;
  }

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    if (Loss.of(exchange) != Loss.IDLE_DROP) {
      return;
    }
    Request request = exchange.request();
    ConnectionTrace connection = exchange.connection();
    TransportView transport = connection.transport();
    long resetNs = transport.resetNs(Direction.SERVER_TO_CLIENT);
    FirstClose close = FirstClose.of(connection);
    long untilNs = close == null ? connection.observedUntilNs() : close.timeNs();
    String outcome =
        resetNs >= 0
            ? "got a RST after "
                + Durations.text(resetNs - request.firstNs())
                + ", though the server had sent no FIN."
            : "was retransmitted without any acknowledgement for "
                + Durations.text(untilNs - request.firstNs())
                + ".";
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .party(Party.INTERMEDIARY)
            .atMost(
                resetNs >= 0 && Loss.isUnacknowledged(request, transport)
                    ? Confidence.HIGH
                    : Confidence.MEDIUM)
            .summary(
                Phrases.name(exchange)
                    + ", the first request after "
                    + Durations.text(request.idleBeforeNs())
                    + " of idleness, "
                    + outcome)
            .fix(
                "Look for a firewall, NAT or load balancer that forgets connections idle for less"
                    + " than "
                    + Durations.text(request.idleBeforeNs())
                    + ", and close or probe them sooner than it does.")
            .frames(
                request.firstFrame(),
                transport.resetFrame(Direction.SERVER_TO_CLIENT),
                close == null ? -1 : close.frame())
            .at(resetNs >= 0 ? resetNs : request.lastNs() + Loss.IDLE_NS)
            .build());
  }
}
