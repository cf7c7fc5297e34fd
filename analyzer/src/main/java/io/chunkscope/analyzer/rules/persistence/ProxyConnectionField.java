package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;

public final class ProxyConnectionField implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "proxy-connection-field",
          "persistence",
          Severity.INFO,
          "RFC 9112 §C.2.2",
          "A connection field that is no proper connection option",
          """
          What it is
          A message has a Proxy-Connection field, or a Keep-Alive field that its Connection field does not
          name. Told once for each side of a connection.

          Why it matters
          Proxy-Connection was invented for proxies that pass on what they should not; a chain of two such
          proxies agrees on a connection that hangs. A Keep-Alive field that Connection does not name is
          passed on by proxies as if it were meant for the other end.

          Example on the wire
            GET http://lab.example/ HTTP/1.1
            Host: lab.example
            Proxy-Connection: keep-alive

          What to do
          Let the sender leave Proxy-Connection out; HTTP/1.1 persists without it. Name Keep-Alive in
          Connection (Connection: keep-alive), or leave it out.

          Reference
          RFC 9112 §C.2.2: clients are encouraged not to send Proxy-Connection in any requests.
          RFC 9110 §7.6.1: fields for one hop must be listed in Connection.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    if (!message.headComplete() || !message.firstStrayHopField()) {
      return;
    }
    boolean proxyConnection = message.fields().has(FieldName.PROXY_CONNECTION);
    FieldName field = proxyConnection ? FieldName.PROXY_CONNECTION : FieldName.KEEP_ALIVE;
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .spec(proxyConnection ? INFO.spec() : "RFC 9110 §7.6.1")
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " has "
                    + field.text()
                    + ": "
                    + Phrases.quoted(message.fields().first(field))
                    + (proxyConnection
                        ? ", which is not a standard field."
                        : ", which its Connection field does not name."))
            .fix(
                proxyConnection
                    ? "Let the sender leave Proxy-Connection out and say what it means in Connection."
                    : "Let the sender add Connection: keep-alive, or leave Keep-Alive out.")
            .frames(message.headEndFrame(), message.firstFrame())
            .at(message.headEndNs())
            .build());
  }
}
