package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Confidence;
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

public final class KeepAliveTimeoutOverrun implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "keep-alive-timeout-overrun",
          "persistence",
          Severity.NOTICE,
          Party.SERVER,
          "RFC 9112 §9.5",
          "An idle connection stays open for longer than promised",
          """
          What it is
          The last response said Keep-Alive: timeout=N, and the connection was still open and idle
          N seconds plus two seconds (or half of N, if that is more) after it.

          Why it matters
          Nobody is going to use it: clients take it out of their pools after N seconds. It costs a
          socket on both sides and a slot in every load balancer and firewall between, until one of
          those drops it without a word.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Length: 5
            Connection: keep-alive
            Keep-Alive: timeout=5

            hello                  (nothing for 60 s, then the client's FIN)

          What to do
          Let the server close when its time is over. In nginx the two arguments of keepalive_timeout
          are the real time and the promised one: let them be nearly equal.

          Reference
          RFC 9112 §9.5: servers will usually have some timeout value beyond which they will no longer
          maintain an inactive connection.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final long SECOND_NS = 1_000_000_000L;

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    Idle idle = Idle.after(exchange);
    if (idle == null) {
      return;
    }
    long promisedS = Idle.promisedS(exchange);
    long limitNs = promisedS * SECOND_NS + Math.max(2 * SECOND_NS, promisedS * SECOND_NS / 2);
    if (promisedS < 0 || idle.ns() <= limitNs) {
      return;
    }
    Response response = exchange.response();
    FirstClose close = idle.close();
    if (close != null && !close.seen()) {
      // It came before its acknowledgement, and how long before is unknown.
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .atMost(close == null ? Confidence.MEDIUM : Confidence.HIGH)
            .restsOnSilenceSince(response.lastNs())
            .summary(
                Phrases.sentenceStart(exchange, response)
                    + " promised Keep-Alive: timeout="
                    + promisedS
                    + ", and the connection was idle and open for "
                    + Durations.text(idle.ns())
                    + (close == null
                        ? ", to the end of the capture."
                        : ", until "
                            + Phrases.side(close.side())
                            + " sent a "
                            + close.word()
                            + "."))
            .fix(
                KeepAliveAdvice.forTimeout(
                    response,
                    "Let the server close idle connections when the promised time is over"))
            .frames(
                response.lastFrame(), close == null ? -1 : close.frame(), response.headEndFrame())
            .at(response.lastNs() + limitNs)
            .build());
  }
}
