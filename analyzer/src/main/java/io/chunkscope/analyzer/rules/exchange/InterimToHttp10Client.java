package io.chunkscope.analyzer.rules.exchange;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class InterimToHttp10Client implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "interim-to-http10-client",
          "exchange",
          Severity.WARNING,
          Party.SERVER,
          "RFC 9110 §15.2",
          "An HTTP/1.0 client is sent a 1xx response",
          """
          What it is
          The request was HTTP/1.0, and the server answered with a status of 1xx before the final
          response.

          Why it matters
          HTTP/1.0 has no interim responses. Such a client takes the 1xx for the answer, and the
          real answer for its body: a page that begins with HTTP/1.1 200 OK. Many proxies ask in
          HTTP/1.0 (nginx by default before 1.29.7). nginx 1.22 hands on the 1xx as the answer and
          the real answer raw behind it, Connection field and all; where the server keeps the
          connection, nothing comes until somebody gives up.

          Example on the wire
            > POST /upload HTTP/1.0
            > Content-Length: 5

            < HTTP/1.1 100 Continue

            < HTTP/1.1 200 OK

          What to do
          Let the server send 100, 102 and 103 to HTTP/1.1 clients alone, or let the proxy ask in
          HTTP/1.1 (nginx: proxy_http_version 1.1).

          Reference
          RFC 9110 §15.2: since HTTP/1.0 did not define any 1xx status codes, a server must not
          send a 1xx response to an HTTP/1.0 client.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    Request request = exchange.request();
    Response interim = firstInterim(exchange);
    if (request == null
        || interim == null
        || request.majorVersion() > 1
        || request.isHttp11()
        || request.versionGuessed()) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(
                "The server answered "
                    + Phrases.name(exchange)
                    + " with status "
                    + interim.status()
                    + ", which "
                    + request.version()
                    + ", the request's version, does not know.")
            .fix(
                "Let the server send no 1xx response to such a client, or let the client ask in HTTP/1.1.")
            .frames(interim.firstFrame(), request.firstFrame())
            .at(interim.firstNs())
            .build());
  }

  /** The first 1xx response; 101, which ends HTTP, counts where it was asked for. */
  private static Response firstInterim(Exchange exchange) {
    if (!exchange.interim().isEmpty()) {
      return exchange.interim().get(0);
    }
    Response last = exchange.response();
    boolean switches =
        last != null
            && last.status() == 101
            && exchange.request() != null
            && exchange.request().fields().has(FieldName.UPGRADE);
    return switches ? last : null;
  }
}
