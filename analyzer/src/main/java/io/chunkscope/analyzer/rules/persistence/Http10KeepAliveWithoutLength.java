package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.Promise;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class Http10KeepAliveWithoutLength implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "http10-keep-alive-without-length",
          "persistence",
          Severity.ERROR,
          Party.SERVER,
          "RFC 9112 §9.3",
          "Keep-alive is granted to HTTP/1.0 for a body without length",
          """
          What it is
          A response in HTTP/1.0, or to a request in HTTP/1.0, grants keep-alive and has neither
          Content-Length nor any other way to tell where its body ends.

          Why it matters
          The client cannot know when the response is over: it waits until someone closes, or takes the
          next response for more of this one. HTTP/1.0 has no chunks, so closing is the only way.

          Example on the wire
            > GET /report HTTP/1.0
            > Connection: keep-alive

            < HTTP/1.0 200 OK
            < Connection: keep-alive
            <
            < ...                  (where does it end?)

          What to do
          Send Content-Length, or close and say so. Where a proxy speaks HTTP/1.0 to the server, let it
          speak HTTP/1.1: in nginx proxy_http_version 1.1, so that the server can send chunks.

          Reference
          RFC 9112 §9.3: to remain persistent, all messages must have a self-defined message length.
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
    Response response = exchange.response();
    if (response == null
        || !response.headComplete()
        || response.framing() != Framing.CLOSE_DELIMITED
        || !Promise.saysKeepAlive(response)) {
      return;
    }
    boolean oldRequest = exchange.request() != null && !exchange.request().isHttp11();
    if (response.isHttp11() && !oldRequest) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(
                Phrases.sentenceStart(exchange, response)
                    + " grants keep-alive in "
                    + response.version()
                    + (oldRequest ? " to an HTTP/1.0 request" : "")
                    + ", but nothing tells where its body ends ("
                    + Phrases.bytes(response.bodyBytes())
                    + " came).")
            .fix(
                "Let the server send Content-Length, or Connection: close; better still, let its"
                    + " client speak HTTP/1.1, so that it can send chunks.")
            .frames(response.headEndFrame(), response.lastFrame())
            .at(response.headEndNs())
            .build());
  }
}
