package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
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
import io.chunkscope.capture.stream.TransportView;

public final class UnannouncedClose implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "unannounced-close",
          "persistence",
          Severity.WARNING,
          Party.SERVER,
          "RFC 9112 §9.3",
          "The server closes right after a response that promised to stay",
          """
          What it is
          The server closes the connection within a second (or two round trips) of a response
          that promised persistence, by Connection: keep-alive or by HTTP/1.1's default, and
          said nothing of closing. Not reported when the client had asked for close. A server
          that had promised a time is told of by keep-alive-timeout-cut-short.

          Why it matters
          The client may already have sent its next request: it gets a reset, and unless the
          request can be repeated safely, an error. And each request pays for a handshake that
          keep-alive was to save.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Length: 5

            hello                  (the server's FIN 2 ms later)

          What to do
          Say Connection: close in the last response. Usual reasons: keep-alive turned off in a
          way that the head does not tell, a worker recycled after every request, a limit of
          requests per connection, a reload (nginx, Apache httpd) while the connection is idle.

          Reference
          RFC 9112 §9.3: a server that does not support persistent connections must send the
          close connection option in every response that is not 1xx. RFC 9112 §9.6: a sender
          should send close when it is going to close.
          """);

  private static final long SOON_NS = 1_000_000_000L;

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
        || !response.complete()
        || response.framing() == Framing.CLOSE_DELIMITED
        || response.framing() == Framing.TUNNEL
        || !connection.transport().seen(Direction.CLIENT_TO_SERVER)
        || connection.serverClose() != null
        || connection.clientClose() != null
        || Promise.saysClose(response)
        || (exchange.request() != null && !exchange.request().complete())
        || Idle.cutShort(exchange)) {
      return;
    }
    TransportView transport = connection.transport();
    if (transport.tailUnseen(Direction.CLIENT_TO_SERVER)) {
      // The client's FIN may be among what the capture lacks.
      return;
    }
    // A client that closed its half, even before the response, expects nothing more.
    FirstClose close = FirstClose.of(connection);
    if (close == null || !close.byServer()) {
      return;
    }
    if (!close.seen() && transport.finNs(Direction.CLIENT_TO_SERVER) < 0) {
      // Neither side's FIN is in the capture: which was first is unknown.
      return;
    }
    if (transport.sent(Direction.SERVER_TO_CLIENT)
        > response.endOffset() + (close.seen() ? 0 : 1)) {
      // There was more after the response, which may have announced it.
      return;
    }
    // Without a handshake an acknowledgement that the capture lacks makes the round trip look long.
    long rttNs = transport.handshakeSeen() ? transport.rttNs() : 0;
    long lagNs = close.timeNs() - response.lastNs();
    if (lagNs > Math.max(SOON_NS, 2 * rttNs) || Idle.promisedTimeOver(exchange, close)) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(
                "The server sent a "
                    + close.word()
                    + (lagNs <= 0
                        ? " together with the last byte of the response to "
                        : " " + Durations.text(lagNs) + " after the response to ")
                    + Phrases.name(exchange)
                    + ", which promised persistence "
                    + (Promise.saysKeepAlive(response)
                        ? "(Connection: keep-alive)"
                        : "(HTTP/1.1's default)")
                    + " and did not say close.")
            .fix(KeepAliveAdvice.forUnannouncedClose(response))
            .frames(close.frame(), response.lastFrame(), response.headEndFrame())
            .at(close.timeNs())
            .build());
  }
}
