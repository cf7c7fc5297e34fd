package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.analyzer.framing.PersistenceDecision;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingBuilder;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.Cut;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class StreamedUnframed implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "streamed-unframed",
          "delivery",
          Severity.ERROR,
          Party.SERVER,
          "RFC 9112 §6.3(8)",
          "A response is streamed in several flushes, and only closing the connection tells its end",
          """
          What it is
          The server sent the body in several flushes, with pauses in between, and gave the client
          nothing to tell the end by: no Transfer-Encoding, no Content-Length. The body ends where
          the connection does.

          Why it matters
          A browser shows what it has and copes, so nobody notices. A load balancer, a proxy or an
          older client may wait for the end before it passes anything on: the early flush, often
          the whole point of streaming, is lost. nginx with its proxy_buffering (on by default)
          does so: it passes on at once what comes in chunks, and holds what comes without until
          a buffer is full or the server closes. And a connection that breaks in the middle looks
          exactly like one that is finished, so half a page may be cached as a whole one. The
          connection cannot be used again.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Type: text/html
            Connection: close

            <html><head>...        (250 ms of nothing)
            <body>...              (300 ms of nothing)
            </html>                (FIN)

          What to do
          Send Transfer-Encoding: chunked; HTTP/1.1 servers do so by themselves as long as they
          are let. What keeps them from it:
          * IIS: HTTP keep-alive is turned off for the site (seen with 7.5); then Response.Flush()
          sends raw bytes. Turn it on (allowKeepAlive="true", IIS 7 and later).
          * Jetty: the connection is to close. Let neither side say Connection: close.
          * Tomcat: the application sets Connection: close itself. Let it not.
          * nginx: "chunked_transfer_encoding off". Apache httpd: the variable downgrade-1.0
          (SetEnvIf, BrowserMatch). Node.js: removeHeader("Transfer-Encoding"), or
          useChunkedEncodingByDefault = false.

          An HTTP/1.0 client cannot read chunks; such exchanges are not reported here.

          Reference
          RFC 9112 §6.3(8): a response without a declared length ends with the connection.
          RFC 9112 §6.3: a server should generate encoding or length-delimited messages whenever
          possible. §7.1: chunks tell the end of a content whose size is not known beforehand.
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
    if (!Unframed.is(exchange) || !exchange.response().streamed()) {
      return;
    }
    Response response = exchange.response();
    boolean requestSeen = exchange.request() != null;
    FindingBuilder finding =
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(summary(exchange, response, requestSeen))
            .fix(FramingAdvice.forUnframed(response))
            .frames(Unframed.frames(exchange))
            .at(Unframed.certainNs(exchange));
    if (!requestSeen) {
      finding.severity(Severity.WARNING).atMost(Confidence.LOW);
    }
    sink.onFinding(finding.build());
  }

  private static String summary(Exchange exchange, Response response, boolean requestSeen) {
    String what =
        (requestSeen ? Phrases.name(exchange) : "A response without its request in the capture")
            + (Cut.isEventStream(response) ? " (text/event-stream)" : "");
    return what
        + " was streamed in "
        + Phrases.count(response.delivery().flushes(), "flush", "flushes")
        + " over "
        + Durations.text(response.lastBodyNs() - response.firstBodyNs())
        + " with "
        + Unframed.lack(response)
        + "; "
        + Unframed.ending(exchange)
        + "."
        + (requestSeen ? "" : " An HTTP/1.0 client, to which this is allowed, is not ruled out.")
        + refusal(exchange)
        + price(response);
  }

  /** The cause, where the heads tell it: servers that keep no connection do not chunk either. */
  private static String refusal(Exchange exchange) {
    boolean refused =
        exchange.request() != null
            && exchange.request().persistence() == PersistenceDecision.HTTP11_DEFAULT
            && exchange.response().persistence() == PersistenceDecision.CLOSE_OPTION;
    return refused
        ? " The server says Connection: close although the client would keep the connection."
        : "";
  }

  /** What it costs behind a hop that cannot pass on a body whose end it does not know. */
  private static String price(Response response) {
    if (Cut.isEventStream(response)) {
      return "";
    }
    return " A load balancer that waits for the end holds back the first "
        + Phrases.bytes(response.delivery().bytes(0))
        + " for that long.";
  }
}
