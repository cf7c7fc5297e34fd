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
import java.util.Set;

public final class RequestLostToClose implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "request-lost-to-close",
          "persistence",
          Severity.ERROR,
          Party.SERVER,
          "RFC 9112 §9.5",
          "A request is lost because the server was closing",
          """
          What it is
          A request left within one round trip of the server's FIN, or after it, and got a RST or
          nothing: the server closed an idle connection in the moment when the client used it again.

          What had been acknowledged before the FIN is no case for this rule (unanswered-request), nor
          is what was sent although close had been said (request-after-close).

          Why it matters
          The user sees an error that nobody can repeat. A client may send the request again by itself
          only if its method is idempotent; a POST is lost, or its proxy answers 502. Retries hide the
          rest and cost a handshake.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Length: 5

            hello                  (60 s later: the server's FIN)

            > POST /order HTTP/1.1 (20 ms later)

                                   (the server's RST)

          What to do
          Let the one who sends requests have the shorter idle time, by more than a round trip. The
          server's, which has to be the longer one:
          * Node.js: server.keepAliveTimeout, 5 s unless set (up to release 26)
          * Apache httpd: KeepAliveTimeout, 5 s unless set. Varnish: timeout_idle, 5 s unless set
          * Tomcat: keepAliveTimeout, else connectionTimeout (20 s in the server.xml it comes with)
          * nginx: keepalive_timeout, 75 s unless set. IIS: connectionTimeout, 2 min unless set

          The proxy's or load balancer's, which has to be the shorter one:
          * nginx: keepalive_timeout in the upstream block, 60 s unless set (from 1.15.3 on)
          * HAProxy: pool-purge-delay on the server line, 5 s unless set
          * Apache httpd: ttl= on the ProxyPass. Varnish: backend_idle_timeout, 60 s unless set
          * AWS Application Load Balancer: its idle timeout, 60 s unless set

          Reference
          RFC 9112 §9.5: a client, server or proxy may close at any time. §9.3.1 and RFC 9110
          §9.2.2: a client may retry idempotent requests by itself, others not.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean judgesClosing() {
    return false;
  }

  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    if (Loss.of(exchange) != Loss.TO_CLOSE) {
      return;
    }
    Request request = exchange.request();
    ConnectionTrace connection = exchange.connection();
    TransportView transport = connection.transport();
    FirstClose fin = FirstClose.of(connection);
    boolean after = fin.precedes(request);
    boolean reset = transport.resetNs(Direction.SERVER_TO_CLIENT) >= 0;
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .atMost(after ? Confidence.HIGH : Confidence.MEDIUM)
            .summary(
                Phrases.name(exchange)
                    + " was sent "
                    + Durations.text(Math.abs(request.firstNs() - fin.timeNs()))
                    + (after ? " after" : " before")
                    + " the server's FIN and got "
                    + (reset ? "a RST" : "nothing")
                    + idle(request)
                    + "; "
                    + retry(connection, request))
            .fix(fix(request))
            .frames(
                request.firstFrame(), fin.frame(), transport.resetFrame(Direction.SERVER_TO_CLIENT))
            .at(Math.max(fin.timeNs(), request.firstNs()))
            .build());
  }

  private static String idle(Request request) {
    return request.idleBeforeNs() < 0
        ? ""
        : " (the connection had been idle for " + Durations.text(request.idleBeforeNs()) + ")";
  }

  private static String retry(ConnectionTrace connection, Request request) {
    long again = connection.repeatedOn(request);
    return (IDEMPOTENT.contains(request.method())
            ? "the method is idempotent"
            : "the method is not idempotent, a client must not repeat it by itself")
        + (again < 0
            ? ", and no retry on a new connection was seen by then."
            : ", and it was sent again on connection " + again + ".");
  }

  private static String fix(Request request) {
    return "Let the client (or the proxy in front) keep idle connections for a shorter time than the"
        + " server does, by more than a round trip"
        + (IDEMPOTENT.contains(request.method())
            ? ", and repeat idempotent requests on a new connection."
            : ".");
  }
}
