package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.KeepAliveCount;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class KeepAliveMaxExceeded implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "keep-alive-max-exceeded",
          "persistence",
          Severity.WARNING,
          Party.SERVER,
          "RFC 9112 §9.3",
          "A server answers more requests than its Keep-Alive max allowed",
          """
          What it is
          A response said Keep-Alive: max=N, so that N more exchanges could follow, and the server
          answered more than N. Told once for a connection.

          Why it matters
          Clients that keep to the number open new connections for nothing; and a number that is not
          true cannot be used to know when a connection is about to close.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Length: 5
            Connection: keep-alive
            Keep-Alive: timeout=5, max=0

            hello                  (and three more exchanges follow)

          What to do
          Let the server say Connection: close in the response after which it closes, and leave max out
          if it does not count. In Apache httpd MaxKeepAliveRequests sets the number; where a proxy passes
          on the field of the server behind it, let it remove Keep-Alive, which is for one hop only.

          Reference
          RFC 2068 §19.7.1.1 names the field; timeout and max are what servers made of it. RFC 9110
          §7.6.1: an intermediary must remove a field that Connection names, and should remove
          Keep-Alive in any case.
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
    KeepAliveCount count = exchange.connection().keepAliveCount();
    KeepAliveCount.Note note = count == null ? null : count.exceeded();
    if (note == null || note.exchange() != exchange.index()) {
      return;
    }
    Response response = exchange.response();
    int since = note.exchange() - note.saidIn();
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(
                "The response of exchange "
                    + note.saidIn()
                    + " allowed "
                    + Phrases.count(note.said(), "more exchange", "more exchanges")
                    + " (Keep-Alive: max="
                    + note.said()
                    + "), and "
                    + Phrases.name(exchange)
                    + " was answered as number "
                    + since
                    + " after it.")
            .fix(
                "Let the server close when its number is reached, or leave max out of its Keep-Alive"
                    + " field; let proxies remove the field of the server behind them.")
            .frames(response.firstFrame(), note.saidFrame())
            .at(response.firstNs())
            .build());
  }
}
