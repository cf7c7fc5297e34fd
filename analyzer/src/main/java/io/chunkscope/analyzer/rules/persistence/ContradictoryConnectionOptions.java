package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.Promise;
import io.chunkscope.analyzer.rules.wording.Phrases;

public final class ContradictoryConnectionOptions implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "contradictory-connection-options",
          "persistence",
          Severity.WARNING,
          "RFC 9112 §9.3",
          "A message says close and keep-alive",
          """
          What it is
          The Connection fields of one message hold both the close and the keep-alive option.

          Why it matters
          By RFC 9112 close wins, but programs that look for keep-alive first wait for a connection that
          is gone, or use it again and lose a request. Usually two programs have each added their own.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Length: 5
            Connection: keep-alive
            Connection: close

          What to do
          Let only one place decide: the server, not the application; the proxy for its own side. In
          nginx, proxy_set_header Connection "" towards servers; in Apache httpd, look for Header lines that
          set Connection; in code, do not set the field at all.

          Reference
          RFC 9112 §9.3: if the close connection option is present, the connection will not persist.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    if (!message.headComplete()
        || !Promise.saysCloseInWords(message)
        || !Promise.namesKeepAlive(message)) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " says Connection: "
                    + Phrases.quoted(message.fields().combined(FieldName.CONNECTION))
                    + ", both close and keep-alive; close counts.")
            .fix(
                "Let "
                    + Phrases.side(message.direction())
                    + " send one of the two: find out who adds the other.")
            .frames(message.headEndFrame(), message.firstFrame())
            .at(message.headEndNs())
            .build());
  }
}
