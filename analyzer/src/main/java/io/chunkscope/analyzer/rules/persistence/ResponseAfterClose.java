package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.AfterClose;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class ResponseAfterClose implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "response-after-close",
          "persistence",
          Severity.ERROR,
          Party.SERVER,
          "RFC 9112 §9.6",
          "A server answers a request that came after close",
          """
          What it is
          A request was sent after a response that said close had reached the client, or after the
          client had said close itself, and the server answered it.

          Requests that merely crossed the response that said close are no case for this rule.

          Why it matters
          The server says one thing and does another. Clients that believe it drop the connection,
          perhaps with the late response on its way; clients that do not are rewarded for it. A proxy
          that has handed the connection back reads the response as that to someone else's request.

          Example on the wire
            < HTTP/1.1 200 OK
            < Connection: close
            < Content-Length: 0

            > GET /next HTTP/1.1     (should have gone on a new connection)

            < HTTP/1.1 200 OK        (should not have come)

          What to do
          Let the server close right after the response that says close, and read no further requests
          from that connection. If it is meant to persist, remove the close option: often an
          application sets it by hand while the server goes on with keep-alive.

          Reference
          RFC 9112 §9.6: a server that sends a close connection option must not process any further
          requests received on that connection.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    Response response = exchange.response();
    if (response == null || exchange.orphan()) {
      return;
    }
    AfterClose late = AfterClose.of(exchange);
    if (late == null) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .atMost(late.confidence())
            .summary(
                "The server answered "
                    + Phrases.name(exchange)
                    + " with "
                    + response.status()
                    + ", although "
                    + (late.byClient() ? "the client" : "the server itself")
                    + " "
                    + late.deed()
                    + " "
                    + late.time()
                    + " before that request (exchange "
                    + late.promise().exchange()
                    + ").")
            .fix(
                "Let the server close after the response that says close and read nothing more; or"
                    + " do not say close on connections that persist.")
            .frames(response.firstFrame(), exchange.request().firstFrame(), late.promise().frame())
            .at(response.firstNs())
            .build());
  }
}
