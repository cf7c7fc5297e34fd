package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.KeepAliveCount;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingBuilder;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class KeepAliveMaxJumps implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "keep-alive-max-jumps",
          "persistence",
          Severity.INFO,
          Party.INTERMEDIARY,
          "RFC 9110 §7.6.1",
          "Keep-Alive max does not count down on one connection",
          """
          What it is
          From one response to the next on the same connection, Keep-Alive's max does not fall by one
          for each exchange. Told once for a connection.

          Why it matters
          The number counts requests of one connection at one server. When it jumps, several servers,
          or several connections to one, stand behind what looks like one connection: a proxy or load
          balancer passes the field on, and the time promised beside it is not its own either.

          Example on the wire
            Keep-Alive: timeout=5, max=97      (first response)
            Keep-Alive: timeout=5, max=42      (second response on the same connection)

          What to do
          Let the proxy remove Connection and Keep-Alive from what it passes on and say its own.
          HAProxy passes Keep-Alive on unless told otherwise: http-response del-header Keep-Alive.
          nginx, Apache httpd and Varnish remove it by themselves.

          Reference
          RFC 9110 §7.6.1: an intermediary must remove a field that Connection names, and should
          remove Keep-Alive in any case.
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
    KeepAliveCount.Note note = count == null ? null : count.jump();
    if (note == null || note.exchange() != exchange.index()) {
      return;
    }
    boolean constant = note.found() == note.said();
    Response response = exchange.response();
    FindingBuilder finding =
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .party(constant ? Party.SERVER : Party.INTERMEDIARY)
            .summary(
                Phrases.sentenceStart(exchange, response)
                    + " says Keep-Alive: max="
                    + note.found()
                    + ", where "
                    + Math.max(0, note.said() - (note.exchange() - note.saidIn()))
                    + " was due after max="
                    + note.said()
                    + " in exchange "
                    + note.saidIn()
                    + (constant
                        ? ": the number does not count."
                        : ": several servers seem to stand behind this connection."))
            .fix(
                "Let intermediaries remove Keep-Alive from what they pass on and say what they keep"
                    + " themselves.")
            .frames(response.headEndFrame(), note.saidFrame())
            .at(response.headEndNs());
    if (constant) {
      finding.atMost(Confidence.LOW);
    }
    sink.onFinding(finding.build());
  }
}
