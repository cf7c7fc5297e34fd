package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.MessageEnd;
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
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

public final class ResetCutsResponse implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "reset-cuts-response",
          "persistence",
          Severity.ERROR,
          Party.SERVER,
          "RFC 9112 §9.6",
          "A reset cuts a response off",
          """
          What it is
          A RST came before the response was complete, or before the client had acknowledged all
          of it.

          What the response lacks is told by missing-last-chunk or
          body-shorter-than-content-length beside it. When it is the client who resets, it went
          away: that is told as information.

          Why it matters
          A reset destroys what is still on its way: even bytes that the server has sent, and
          that show in a capture taken at the server, may never reach the program at the other
          end. A response without length that ends so cannot be told from a whole one.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Length: 100000

            ...                    (RST after 31,000 bytes)

          What to do
          Usual reasons: the server closes while there is request data that it has not read (a
          refused upload, a second request), a process that was killed, SO_LINGER 0, a firewall
          or load balancer that times the connection out. A server should close its sending side
          first and read on for a while (nginx: lingering_close on, the default; Apache httpd does
          so by itself). nginx sends resets on purpose with reset_timedout_connection on.

          Reference
          RFC 9112 §9.6: if a server performs an immediate close of a TCP connection, there is a
          significant risk that the client will not be able to read the last HTTP response.
          """);

  /** The longest that a sender waits before it sends again (RFC 6298 §5.7). */
  private static final long RETRANSMISSION_NS = 3_000_000_000L;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    Response response = exchange.response();
    ConnectionTrace connection = exchange.connection();
    if (response == null || connection.lastExchange() != exchange) {
      return;
    }
    if (response.end() == MessageEnd.RESET && !response.complete()) {
      incomplete(exchange, response, sink);
    } else if (response.complete() && response.framing() != Framing.TUNNEL) {
      unacknowledged(exchange, response, sink);
    }
  }

  private void incomplete(Exchange exchange, Response response, FindingSink sink) {
    Cut cut = Cut.of(exchange, response);
    if (cut == null || !cut.close().reset()) {
      return;
    }
    boolean server = cut.bySender();
    FindingBuilder finding =
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(
                (server ? "The server" : "The client")
                    + " reset the connection "
                    + Durations.text(cut.idleNs())
                    + " after the last byte of "
                    + Phrases.message(exchange, response)
                    + ", "
                    + progress(response)
                    + ".")
            .fix(fix(server))
            .frames(cut.close().frame(), response.lastFrame(), response.firstFrame())
            .at(cut.close().timeNs());
    if (!server) {
      finding.party(Party.CLIENT).severity(Severity.INFO);
    }
    sink.onFinding(finding.build());
  }

  private void unacknowledged(Exchange exchange, Response response, FindingSink sink) {
    ConnectionTrace connection = exchange.connection();
    TransportView transport = connection.transport();
    long frame = transport.resetFrame(Direction.SERVER_TO_CLIENT);
    long resetNs = transport.resetNs(Direction.SERVER_TO_CLIENT);
    long acknowledged = transport.acknowledgedAtReset(Direction.SERVER_TO_CLIENT);
    FirstClose close = FirstClose.after(connection, response.firstFrame());
    // What is not acknowledged is sent again; where it was not, the capture lacks the
    // acknowledgement.
    boolean leftAlone =
        resetNs - response.lastNs() > RETRANSMISSION_NS
            && transport.retransmittedNs(Direction.SERVER_TO_CLIENT) < response.firstNs();
    // Once the client has closed or reset, what it has not acknowledged it does not want.
    if (resetNs < 0
        || acknowledged < 0
        || acknowledged >= response.endOffset()
        || leftAlone
        || !transport.seen(Direction.CLIENT_TO_SERVER)
        || close == null
        || !close.byServer()) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .atMost(Confidence.MEDIUM)
            .summary(
                "The server reset the connection "
                    + Durations.text(resetNs - response.lastNs())
                    + " after the last byte of "
                    + Phrases.message(exchange, response)
                    + ", when the client had not acknowledged its last "
                    + Phrases.bytes(response.endOffset() - Math.max(response.start(), acknowledged))
                    + "; they may be lost.")
            .fix(fix(true))
            .frames(frame, response.lastFrame(), response.firstFrame())
            .at(resetNs)
            .build());
  }

  private static String progress(Response response) {
    if (!response.headComplete()) {
      return "in the middle of its head";
    }
    return switch (response.framing()) {
      case CONTENT_LENGTH ->
          "after "
              + Phrases.bytes(response.bodyBytes())
              + " of a body of "
              + Phrases.bytes(response.declaredLength());
      case CHUNKED -> "before the last-chunk";
      case CLOSE_DELIMITED ->
          "whose end only closing could have told ("
              + Phrases.bytes(response.bodyBytes())
              + " came)";
      default -> "before it was complete";
    };
  }

  private static String fix(boolean server) {
    return server
        ? "Let the server read what the client has sent and close its sending side first; look for a"
            + " process that was killed, a time limit, or a device that times connections out."
        : "Nothing, if the client was meant to go away; otherwise look at the client's time limits.";
  }
}
