package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class UnframedResponse implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "unframed-response",
          "delivery",
          Severity.WARNING,
          Party.SERVER,
          "RFC 9112 §6.3",
          "A response comes in one piece, and only closing the connection tells its end",
          """
          What it is
          A response to an HTTP/1.1 client has neither Transfer-Encoding nor Content-Length, so its
          body ends where the connection does. The body came in one flush; when it comes in
          several, streamed-unframed says so instead. An empty body is a notice.

          Why it matters
          The client cannot tell a whole body from one that was cut off, and the connection is
          spent: the next request pays for another handshake. Intermediaries may hold the response
          back until the connection closes.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Type: text/plain
            Connection: close

            hello                  (FIN)

          What to do
          Send Content-Length: the length is known, since the body went out in one piece. Where it
          is not known, send Transfer-Encoding: chunked. Servers do one or the other by themselves;
          what keeps IIS, Jetty, Tomcat, nginx, Apache httpd and Node.js from it is told by
          streamed-unframed.

          Reference
          RFC 9112 §6.3: since there is no way to distinguish a successfully completed,
          close-delimited response from one that was interrupted, a server should generate
          encoding or length-delimited messages whenever possible.
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
    // Without the request, a HEAD or an HTTP/1.0 client would explain all there is to see.
    if (exchange.request() == null || !Unframed.is(exchange) || exchange.response().streamed()) {
      return;
    }
    Response response = exchange.response();
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(
                "The "
                    + response.status()
                    + " response to "
                    + Phrases.name(exchange)
                    + " ("
                    + Phrases.bytes(response.bodyBytes())
                    + " of body) has "
                    + Unframed.lack(response)
                    + "; "
                    + Unframed.ending(exchange)
                    + ".")
            .severity(response.bodyBytes() == 0 ? Severity.NOTICE : Severity.WARNING)
            .fix(FramingAdvice.forUnframed(response))
            .frames(Unframed.frames(exchange))
            .at(Unframed.certainNs(exchange))
            .build());
  }
}
