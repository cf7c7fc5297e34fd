package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.Idle;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class ConnectionLeftOpen implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "connection-left-open",
          "persistence",
          Severity.NOTICE,
          Party.SERVER,
          "RFC 9112 §9.5",
          "An idle connection is left open, and no time was promised",
          """
          What it is
          After its last exchange the connection lay idle for more than 60 s to the end of the capture,
          nobody closed it, and the server never said for how long it would stay.

          Why it matters
          A client cannot know for how long it may use it again; it holds a socket at both ends and is
          what a firewall will drop without a word (silent-idle-drop).

          Example on the wire
            HTTP/1.1 200 OK
            Content-Length: 5

            hello                  (and nothing to the end of the capture, 95 s later)

          What to do
          Let the server close idle connections, and say when.
          * nginx: keepalive_timeout (75s unless set); its second argument is what the field says
          * Apache httpd: KeepAliveTimeout (5 unless set)
          * Node.js: server.keepAliveTimeout (5000 unless set, up to release 26)
          * HAProxy: timeout http-keep-alive in the frontend
          * Tomcat: keepAliveTimeout of the Connector
          * Varnish: timeout_idle (5 s unless set)
          * IIS: the site's connection time-out (connectionTimeout, 2 minutes unless set)

          Reference
          RFC 9112 §9.5: servers will usually have some timeout value beyond which they will no
          longer maintain an inactive connection.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final long LIMIT_NS = 60_000_000_000L;

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    Idle idle = Idle.after(exchange);
    if (idle == null
        || idle.close() != null
        || idle.ns() <= LIMIT_NS
        || Idle.promisedS(exchange) >= 0) {
      return;
    }
    Response response = exchange.response();
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .restsOnSilenceSince(response.lastNs())
            .summary(
                "The connection was idle and open for "
                    + Durations.text(idle.ns())
                    + " after "
                    + Phrases.message(exchange, response)
                    + ", to the end of the capture, and no Keep-Alive timeout was given.")
            .fix(
                KeepAliveAdvice.forTimeout(
                    response, "Let the server close idle connections, and say after which time"))
            .frames(response.lastFrame())
            .at(response.lastNs() + LIMIT_NS)
            .build());
  }
}
