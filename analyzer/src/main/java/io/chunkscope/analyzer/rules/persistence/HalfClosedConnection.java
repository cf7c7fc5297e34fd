package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.FirstClose;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

public final class HalfClosedConnection implements Rule.OfConnection {
  private static final RuleInfo INFO =
      new RuleInfo(
          "half-closed-connection",
          "persistence",
          Severity.WARNING,
          "RFC 9112 §9.6",
          "One side has closed, and the other does not",
          """
          What it is
          One side's FIN was not answered by the other side's FIN or RST for more than a second, with
          nothing being sent. A response that is on its way to a client that has closed its half is no
          case for this rule, nor is a request that is waiting for its response. A client that has
          not noticed the end of an idle connection, and did not use it again, is a notice.

          Why it matters
          The lingering side has a socket in CLOSE_WAIT and does not know that it is dead. Its pool will
          hand it out for the next request, which is lost; servers that forget to close run out of file
          descriptors.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Length: 5

            hello                  (the server's FIN; the client's comes 4 min later)

          What to do
          Let the lingering side read its idle connections (end of file means that the peer has
          closed) and close them. In a client's pool, turn on the eviction of idle or expired
          connections (Apache HttpClient: evictIdleConnections and evictExpiredConnections; Go:
          IdleConnTimeout of the Transport); on a server look for handlers that never return.

          Reference
          RFC 9112 §9.5: implementations should monitor open connections for a received closure
          signal and respond to it. RFC 9293 §3.6: CLOSE-WAIT lasts until the program closes.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final long LIMIT_NS = 1_000_000_000L;

  @Override
  public void onConnection(ConnectionTrace connection, FindingSink sink) {
    TransportView transport = connection.transport();
    FirstClose fin = FirstClose.of(connection);
    Exchange last = connection.lastExchange();
    if (fin == null
        || fin.reset()
        || last == null
        || !transport.seen(Direction.CLIENT_TO_SERVER)
        || !transport.seen(Direction.SERVER_TO_CLIENT)
        || isTunnel(last)) {
      return;
    }
    Direction lingerer = fin.side().opposite();
    FirstClose answer = fin.next(connection);
    if (answer == null
        && (transport.lastFrame() <= fin.frame() || transport.tailUnseen(lingerer))) {
      return;
    }
    if (answer != null && !answer.seen()) {
      // It came before its acknowledgement, and how long before is unknown.
      return;
    }
    long fromNs = fin.timeNs();
    long untilNs = answer == null ? connection.observedUntilNs() : answer.timeNs();
    if (fin.byServer()) {
      Request late = last.request();
      if (late != null && late.firstFrame() > fin.frame()) {
        untilNs = Math.min(untilNs, late.firstNs());
      } else if (late != null && !late.complete()) {
        return;
      }
    } else {
      Response response = last.response();
      if (response == null
          || !response.complete()
          || connection.responses() < connection.exchanges()) {
        return;
      }
      fromNs = Math.max(fromNs, response.lastNs());
    }
    if (untilNs - fromNs <= LIMIT_NS || unparsed(transport, last, lingerer)) {
      return;
    }
    String side = Phrases.side(lingerer);
    sink.onFinding(
        Finding.about(this, connection)
            .direction(lingerer)
            .party(lingerer == Direction.CLIENT_TO_SERVER ? Party.CLIENT : Party.SERVER)
            .atMost(answer == null ? Confidence.MEDIUM : Confidence.HIGH)
            .restsOnSilenceSince(fromNs)
            .summary(
                "T"
                    + Phrases.side(fin.side()).substring(1)
                    + " sent its FIN, and for "
                    + Durations.text(untilNs - fromNs)
                    + " "
                    + side
                    + " neither closed nor sent anything"
                    + (answer == null && untilNs == connection.observedUntilNs()
                        ? ", to the last that was seen."
                        : "."))
            .fix("Let " + side + " close when it reads that its peer has closed.")
            .frames(fin.frame(), answer == null ? -1 : answer.frame())
            .at(fromNs + LIMIT_NS)
            .build());
  }

  private static boolean isTunnel(Exchange last) {
    return last.response() != null && last.response().framing() == Framing.TUNNEL;
  }

  /** Whether the lingering side sent what is not among the messages: it was not silent. */
  private static boolean unparsed(TransportView transport, Exchange last, Direction lingerer) {
    HttpMessage message = lingerer == Direction.CLIENT_TO_SERVER ? last.request() : last.response();
    return message != null
        && message.endOffset() >= 0
        && transport.sent(lingerer) > message.endOffset() + 1;
  }
}
