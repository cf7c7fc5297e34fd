package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.AfterClose;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class RequestAfterClose implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "request-after-close",
          "persistence",
          Severity.ERROR,
          Party.CLIENT,
          "RFC 9112 §9.6",
          "A request is sent after either side said close",
          """
          What it is
          The client sends another request on a connection although a response that said close
          had reached it, or although it had said close itself in an earlier request.

          Why it matters
          The server must not process it. The request is lost, or a reset that answers it
          destroys the response before it on its way to the client.

          Example on the wire
            > GET /a HTTP/1.1
            > Connection: close

            < HTTP/1.1 200 OK
            < Connection: close

            > GET /b HTTP/1.1      (nobody will answer)

          What to do
          Let the client take a connection out of its pool as soon as either side says close. In
          a proxy, compare its idea of the connection with the Connection field that it
          forwards.

          Reference
          RFC 9112 §9.6: a client that sends close must not send further requests on that
          connection; a client that receives close must cease sending requests on it.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    AfterClose late = AfterClose.of(exchange);
    if (late == null) {
      return;
    }
    Request request = exchange.request();
    sink.onFinding(
        Finding.about(this, exchange, Direction.CLIENT_TO_SERVER)
            .atMost(late.confidence())
            .summary(
                Phrases.name(exchange)
                    + " was sent on a connection that was to close: "
                    + (late.byClient() ? "an earlier request of the client " : "a response ")
                    + late.deed()
                    + " "
                    + late.time()
                    + " before (exchange "
                    + late.promise().exchange()
                    + ").")
            .fix("Let the client open a new connection once either side has said close.")
            .frames(request.firstFrame(), late.promise().frame())
            .at(request.firstNs())
            .build());
  }
}
