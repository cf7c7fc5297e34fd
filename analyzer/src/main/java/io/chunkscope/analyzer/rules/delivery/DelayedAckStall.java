package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.analyzer.model.Delivery;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class DelayedAckStall implements Rule.OfExchange {
  private static final int STALLS = 2;

  private static final RuleInfo INFO =
      new RuleInfo(
          "delayed-ack-stall",
          "delivery",
          Severity.NOTICE,
          Party.SERVER,
          "RFC 9293 §3.7.4",
          "The server's small writes wait for delayed acknowledgements: Nagle against delayed ACK",
          """
          What it is
          Twice or more the server stopped inside a body, for about 40 ms or 200 ms beyond the
          round trip, and went on at the moment when an acknowledgement came that left nothing in
          flight. Nagle's algorithm at the server keeps a small segment back while another one is
          unacknowledged, and the client delays its acknowledgement because it expects more.

          Why it matters
          Each stall is 40 ms (Linux, current Windows) or 200 ms (older Windows and others) in which
          nobody does anything: a page of ten small flushes is up to two seconds slower, on a fast
          network, on an idle server. It vanishes when one measures with large writes, and so is
          blamed on the application.

          Example on the wire
            server  a small chunk
                                   (40 ms of nothing)
            client  ACK
            server  the next small chunk, at once

          What to do
          Switch Nagle's algorithm off (TCP_NODELAY), or write head and body in one go.
          * nginx: "tcp_nodelay on" (the default).
          * HAProxy: "option http-no-delay" where small pieces must pass at once; without it
          HAProxy lets the system wait for full packets, for up to 200 ms.
          * Apache httpd sets it by itself.
          * Node.js: option noDelay of http.createServer(), true unless set since release 18.
          * Tomcat: tcpNoDelay of the Connector, true unless set.

          Reference
          RFC 9293 §3.7.4: the Nagle algorithm; §3.8.6.3: delayed acknowledgments.
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
    Response response = exchange.response();
    if (response == null || response.delivery() == null) {
      return;
    }
    Delivery delivery = response.delivery();
    if (delivery.ackStalls() < STALLS) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(
                "The body of "
                    + Phrases.message(exchange, response)
                    + " stopped "
                    + Phrases.count(delivery.ackStalls(), "time", "times")
                    + ", for "
                    + Durations.text(delivery.ackStallNs() / delivery.ackStalls())
                    + " on average, until the client's delayed acknowledgement came: "
                    + Durations.text(delivery.ackStallNs())
                    + " of "
                    + Durations.text(response.lastNs() - response.firstNs())
                    + " in which neither side did anything.")
            .fix("Set TCP_NODELAY at the server, or write small pieces in one go.")
            .frames(delivery.firstAckStallFrame(), delivery.lastAckStallFrame())
            .at(response.lastBodyNs())
            .build());
  }
}
