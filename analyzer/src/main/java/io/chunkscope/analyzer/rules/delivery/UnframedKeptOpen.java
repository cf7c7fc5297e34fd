package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.analyzer.model.ConnectionTrace;
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
import io.chunkscope.analyzer.rules.evidence.FirstClose;
import io.chunkscope.analyzer.rules.evidence.Promise;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class UnframedKeptOpen implements Rule.OfExchange {
  private static final long LINGER_NS = 1_000_000_000L;

  private static final RuleInfo INFO =
      new RuleInfo(
          "unframed-kept-open",
          "delivery",
          Severity.ERROR,
          Party.SERVER,
          "RFC 9112 §9.3",
          "Only closing could tell the end of a response, and the server does not close",
          """
          What it is
          A response has neither Transfer-Encoding nor Content-Length, so only closing the
          connection can tell its end; yet the server keeps the connection open for more than a
          second after the last byte, or promises in the same response to keep it open.

          Why it matters
          The client waits for more until somebody's timeout closes the connection: a page that
          keeps loading, a request that takes exactly 60 s. Where keep-alive was promised, a client
          that takes the promise at its word reads the next response as part of this body.

          Example on the wire
            HTTP/1.1 302 Found
            Location: /home
            Connection: keep-alive

                                   (nothing, and no FIN)

          What to do
          Send Content-Length (0 for an empty body) or, to an HTTP/1.1 client,
          Transfer-Encoding: chunked. A server that can do neither has to say Connection: close
          and close at once. Node.js: removeHeader("Transfer-Encoding") takes the chunks away and
          leaves Connection: keep-alive in the head; do not call it.

          Reference
          RFC 9112 §9.3: in order to remain persistent, all messages on a connection need to have
          a self-defined message length. §6.3(8): without one, closing tells the end.
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
    if (exchange.request() == null || response == null || !response.isUnframed()) {
      return;
    }
    ConnectionTrace connection = exchange.connection();
    FirstClose close = FirstClose.after(connection, response.firstFrame());
    long lastNs = Unframed.lastByteNs(response);
    long untilNs = close == null ? connection.observedUntilNs() : close.timeNs();
    long openNs = untilNs - lastNs;
    boolean promised = Promise.saysKeepAlive(response);
    boolean late =
        openNs > LINGER_NS
            && !connection.lacksEndOf(response)
            && mayHaveFinished(response, close, openNs);
    if (!promised && !late) {
      return;
    }
    FindingBuilder finding =
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(summary(exchange, close, openNs, promised, late))
            .fix(
                exchange.request().isHttp11()
                    ? FramingAdvice.forUnframed(response)
                    : "The client speaks HTTP/1.0 and cannot read chunks: send Content-Length, or"
                        + " close right after the last byte.")
            .frames(Unframed.frames(exchange))
            .at(Math.max(lastNs, Math.min(untilNs, lastNs + LINGER_NS)));
    if (late) {
      finding.restsOnSilenceSince(lastNs);
    }
    if (late && openNs <= Cut.patienceNs(response)) {
      finding.atMost(Confidence.MEDIUM);
    }
    if (late && (close == null || !close.seen()) && connection.transport().packetsDropped()) {
      // The FIN may have been among them.
      finding.atMost(Confidence.LOW);
    }
    sink.onFinding(finding.build());
  }

  /** Where no FIN of the server says that it was done, its next flush may just not have come. */
  private static boolean mayHaveFinished(Response response, FirstClose close, long openNs) {
    if (close != null && close.byServer()) {
      return true;
    }
    return openNs > Cut.patienceNs(response) && !Cut.isEventStream(response);
  }

  private static String summary(
      Exchange exchange, FirstClose close, long openNs, boolean promised, boolean late) {
    String start =
        "Only closing can tell the end of the response to "
            + Phrases.name(exchange)
            + ", yet "
            + (promised ? "it promises keep-alive" : "");
    if (!late) {
      return start + ".";
    }
    String and = promised ? " and " : "";
    if (close == null) {
      return start
          + and
          + "the connection was still open "
          + Durations.text(openNs)
          + " after the last byte.";
    }
    return start
        + and
        + (close.byServer() ? "the server let " : "the client had to give up after waiting ")
        + Durations.text(openNs)
        + (close.byServer()
            ? " pass after the last byte before its " + close.word() + "."
            : " for it.");
  }
}
