package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.SingleUse;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.FirstClose;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.capture.stream.Direction;

public final class ConnectionNotReused implements Rule.OfConnection {
  private static final RuleInfo INFO =
      new RuleInfo(
          "connection-not-reused",
          "persistence",
          Severity.INFO,
          Party.CLIENT,
          "RFC 9112 §9.3",
          "A client opens a new connection for every request",
          """
          What it is
          One client opened five connections or more to one server, one after the other, used each for a
          single exchange, and closed it although the server would have kept it. Told once for such a row.

          Connections that are open beside each other, that come after the promised time (or a minute),
          or whose client had asked for close do not count; one that is used twice ends the row.

          Why it matters
          Each request waits for a handshake (with TLS for one or two round trips more) and begins with
          a small congestion window; the server's and the firewall's tables fill with closed connections.

          Example on the wire
            SYN, GET /a, 200, FIN; SYN, GET /b, 200, FIN; SYN, GET /c, 200, FIN; ...

          What to do
          Let the client share one pool or session for all its requests, read bodies to their end,
          and hand connections back: an HTTP client object made for every call is the usual reason.
          nginx as a proxy before 1.29.7: keepalive in the upstream block, proxy_http_version 1.1
          and Connection "". Apache httpd as a proxy: no proxy-nokeepalive, no disablereuse=on.
          HAProxy as a proxy: neither "option httpclose" nor "option http-server-close".

          Reference
          RFC 9112 §9.3: HTTP/1.1 defaults to persistent connections.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final int ENOUGH = 5;

  @Override
  public void onConnection(ConnectionTrace connection, FindingSink sink) {
    SingleUse use = connection.singleUse();
    if (use == null || use.count() != ENOUGH) {
      return;
    }
    FirstClose close = FirstClose.of(connection);
    sink.onFinding(
        Finding.about(this, connection)
            .direction(Direction.CLIENT_TO_SERVER)
            .party(Party.CLIENT)
            .summary(
                "The client "
                    + connection.info().client().address()
                    + " opened "
                    + use.count()
                    + " connections to this server in "
                    + Durations.text(use.spanNs())
                    + ", one after the other, each for one exchange, and closed them itself"
                    + (use.handshakesNs() > 0
                        ? "; the extra handshakes took " + Durations.text(use.handshakesNs()) + "."
                        : "."))
            .fix("Let the client keep its connections and use them again.")
            .frames(connection.info().firstFrame(), close == null ? -1 : close.frame())
            .at(connection.observedUntilNs())
            .build());
  }
}
