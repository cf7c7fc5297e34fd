package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.ConnectionTrace;
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
import io.chunkscope.analyzer.rules.evidence.Promise;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class CloseNotHonored implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "close-not-honored",
          "persistence",
          Severity.WARNING,
          Party.SERVER,
          "RFC 9112 §9.6",
          "A response says close, and the server does not close",
          """
          What it is
          The last response on a connection says Connection: close (or is HTTP/1.0 without
          keep-alive), and the server sends neither FIN nor RST within a second of its last
          byte, or leaves closing to the client.

          Why it matters
          Clients that wait for the server's close (older ones do, and every client whose
          response has no length) hang; sockets pile up on both sides; a load balancer may take
          the connection for usable.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Length: 5
            Connection: close

            hello                  (nothing for 60 s, then the client's FIN)

          What to do
          Let the server close right after the last byte of such a response. Where a proxy adds
          the field, it has to close its own side as well. If the connection is meant to stay,
          do not say close.

          Reference
          RFC 9112 §9.6: a server that sends a close connection option must initiate closure of
          the connection after it sends the response containing it.
          """);

  private static final long LINGER_NS = 1_000_000_000L;
  private static final long CLIENT_HASTE_NS = 100_000_000L;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    Response response = exchange.response();
    ConnectionTrace connection = exchange.connection();
    if (response == null
        || connection.lastExchange() != exchange
        || !endsByItself(response)
        || !Promise.saysClose(response)
        || Idle.acknowledgementMissing(exchange)) {
      return;
    }
    FirstClose close = FirstClose.after(connection, response.firstFrame());
    if (close != null && close.byServer()) {
      judgeServersOwnClose(exchange, close, sink);
      return;
    }
    if (connection.transport().tailUnseen(Direction.SERVER_TO_CLIENT)) {
      // Its FIN may be among what the capture lacks.
      return;
    }
    long untilNs = close == null ? connection.observedUntilNs() : close.timeNs();
    long openNs = untilNs - response.lastNs();
    boolean late = openNs > LINGER_NS;
    if (!late && (close == null || openNs < hasteNs(connection))) {
      return;
    }
    String what =
        close == null
            ? ", and the connection was still open " + Durations.text(openNs) + " later."
            : ", yet the client had to close first, " + Durations.text(openNs) + " later.";
    report(exchange, what, close, late ? Confidence.HIGH : Confidence.MEDIUM, sink);
  }

  private void judgeServersOwnClose(Exchange exchange, FirstClose close, FindingSink sink) {
    long lagNs = close.timeNs() - exchange.response().lastNs();
    // Of a FIN that the capture lacks it is unknown when it came.
    if (lagNs > LINGER_NS && close.seen()) {
      String what =
          ", but the server's " + close.word() + " came only " + Durations.text(lagNs) + " later.";
      report(exchange, what, close, Confidence.HIGH, sink);
    }
  }

  private void report(
      Exchange exchange, String what, FirstClose close, Confidence limit, FindingSink sink) {
    Response response = exchange.response();
    String says =
        Promise.saysCloseInWords(response)
            ? " says Connection: close"
            : " is HTTP/1.0 without keep-alive, which means close";
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .atMost(limit)
            .restsOnSilenceSince(response.lastNs())
            .summary(Phrases.sentenceStart(exchange, response) + says + what)
            .fix(
                "Let the server close its side right after the last byte of a response that says"
                    + " close.")
            .frames(
                response.lastFrame(), close == null ? -1 : close.frame(), response.headEndFrame())
            .at(
                close != null && close.timeNs() < response.lastNs() + LINGER_NS
                    ? Math.max(close.timeNs(), response.lastNs())
                    : response.lastNs() + LINGER_NS)
            .build());
  }

  /** A close-delimited response that lingers is told by unframed-kept-open. */
  private static boolean endsByItself(Response response) {
    return response.complete()
        && response.framing() != Framing.CLOSE_DELIMITED
        && response.framing() != Framing.TUNNEL;
  }

  /** A client that has read close may close at once itself: the server was merely slower. */
  private static long hasteNs(ConnectionTrace connection) {
    return Math.max(CLIENT_HASTE_NS, 2 * connection.transport().rttNs());
  }
}
