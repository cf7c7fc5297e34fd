package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.FirstClose;
import io.chunkscope.analyzer.rules.evidence.Idle;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class KeepAliveTimeoutCutShort implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "keep-alive-timeout-cut-short",
          "persistence",
          Severity.WARNING,
          Party.SERVER,
          "RFC 9112 §9.5",
          "A server closes an idle connection sooner than it promised",
          """
          What it is
          The last response said Keep-Alive: timeout=N, and the server's FIN or RST came while the
          connection had been idle for less than N seconds, by more than a quarter of a second and 5 %.
          A response that the network delivered slowly counts from its last flush's first byte: the
          server may have handed over the whole of it then.

          Why it matters
          Clients take the number by its word and send the next request up to that time. Every request
          that leaves in the last moments is lost: a reset, an error on the user's screen, or a form
          that nobody dares to send again.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Length: 5
            Connection: keep-alive
            Keep-Alive: timeout=7

            hello                  (the server's FIN 2 s later)

          What to do
          Promise no more than the server keeps; a second less is better, since the promise is read
          later than it is made. A load balancer in front must have the shorter idle time.
          * nginx: keepalive_timeout 75s 70s: the first is the real time, the second what the field
          says.
          * Apache httpd: both are KeepAliveTimeout.
          * Node.js: both are server.keepAliveTimeout; current releases close a second later
          (server.keepAliveTimeoutBuffer, from 24.6 on).

          Reference
          RFC 9112 §9.5: a server that wishes to time out should close gracefully. RFC 2068
          §19.7.1.1 names the field; timeout and max are what servers made of it.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    if (!Idle.cutShort(exchange)) {
      return;
    }
    Response response = exchange.response();
    Idle idle = Idle.after(exchange);
    FirstClose close = idle.close();
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(
                Phrases.sentenceStart(exchange, response)
                    + " promised Keep-Alive: timeout="
                    + Idle.promisedS(exchange)
                    + ", but the server sent a "
                    + close.word()
                    + " after "
                    + Durations.text(idle.ns())
                    + " of idleness.")
            .fix(
                KeepAliveAdvice.forTimeout(
                    response, "Let the Keep-Alive field say no more than the server keeps"))
            .frames(close.frame(), response.lastFrame(), response.headEndFrame())
            .at(close.timeNs())
            .build());
  }
}
