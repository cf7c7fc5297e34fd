package io.chunkscope.analyzer.rules.exchange;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class UpgradeNotRequested implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "upgrade-not-requested",
          "exchange",
          Severity.WARNING,
          Party.SERVER,
          "RFC 9110 §7.8",
          "101 Switching Protocols answers a request that did not ask for it",
          """
          What it is
          The response says 101, and the request had no Upgrade field.

          Why it matters
          The client goes on in HTTP and takes the bytes of another protocol for a response; the
          connection is lost. Mostly a proxy removed the hop-by-hop field Upgrade from the
          request, or mixed up the connections.

          Example on the wire
            > GET /chat HTTP/1.1
            > Host: lab.example

            < HTTP/1.1 101 Switching Protocols
            < Upgrade: websocket

          What to do
          Let the proxy pass Upgrade and Connection on (nginx: proxy_set_header Upgrade
          $http_upgrade and proxy_set_header Connection "upgrade", with proxy_http_version 1.1),
          or refuse the request on the server.

          Reference
          RFC 9110 §7.8: a server must not switch to a protocol that was not indicated by the
          client in the corresponding Upgrade field of the request.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    Request request = exchange.request();
    Response response = exchange.response();
    if (request == null
        || response == null
        || response.status() != 101
        || !request.headComplete()
        || request.fields().has(FieldName.UPGRADE)
        || request.fieldsUnread()) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(
                "The server answered "
                    + Phrases.name(exchange)
                    + " with 101 Switching Protocols, and the request has no Upgrade field.")
            .fix(
                "Find who removed Upgrade from the request on the way, or why the server switches unasked.")
            .frames(response.firstFrame(), request.firstFrame())
            .at(response.headEndNs() >= 0 ? response.headEndNs() : response.firstNs())
            .build());
  }
}
