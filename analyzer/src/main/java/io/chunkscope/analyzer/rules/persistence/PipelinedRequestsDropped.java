package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.model.ClosePromise;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Request;
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

public final class PipelinedRequestsDropped implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "pipelined-requests-dropped",
          "persistence",
          Severity.WARNING,
          Party.SERVER,
          "RFC 9112 §9.3.2",
          "A server closes with pipelined requests unanswered",
          """
          What it is
          Several requests were under way on one connection when the server closed, and fewer responses
          than requests had come. Told once for a connection, at the first request without a response.

          Why it matters
          The client has to send them again, and may do so by itself only for idempotent ones. Some
          servers throw away what they have read when they close: then nobody knows how far they got,
          and a reset may destroy the last response too.

          Example on the wire
            > GET /a HTTP/1.1
            > GET /b HTTP/1.1
            > GET /c HTTP/1.1

            < HTTP/1.1 200 OK
            < Connection: close    (the answer to /a, then the server's FIN)

          What to do
          Let the server answer what it has read, or say Connection: close as soon as it knows.
          Usual reasons: a limit of requests per connection (nginx keepalive_requests, 1000 unless
          set; Apache httpd MaxKeepAliveRequests and Tomcat maxKeepAliveRequests, 100 unless set),
          a server that does not support pipelining. Clients should pipeline only idempotent
          requests and be ready to repeat them.

          Reference
          RFC 9112 §9.3.2: a client that pipelines should retry unanswered requests if the connection
          closes before it receives all of the responses.
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
    ConnectionTrace connection = exchange.connection();
    // Responses come in the order of requests: the first one without has as many before it.
    if (exchange.index() != connection.responses() || Loss.of(exchange) != Loss.PIPELINE) {
      return;
    }
    Request request = exchange.request();
    FirstClose close = FirstClose.of(connection);
    ClosePromise said = connection.serverClose();
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(
                "The server sent a "
                    + close.word()
                    + " after "
                    + Phrases.count(connection.responses(), "response", "responses")
                    + " to "
                    + Phrases.count(connection.exchanges(), "request", "requests")
                    + (said == null
                        ? ""
                        : " (it had said close in exchange " + said.exchange() + ")")
                    + "; "
                    + Phrases.name(exchange)
                    + " is the first without one, sent "
                    + when(request.firstNs() - close.timeNs()))
            .fix(
                "Let the server answer the requests that it has accepted before it closes; let the"
                    + " client repeat them on a new connection where that is safe.")
            .frames(close.frame(), request.firstFrame())
            .at(Math.max(close.timeNs(), request.firstNs()))
            .build());
  }

  private static String when(long afterNs) {
    return Durations.text(Math.abs(afterNs)) + (afterNs < 0 ? " before that." : " after that.");
  }
}
