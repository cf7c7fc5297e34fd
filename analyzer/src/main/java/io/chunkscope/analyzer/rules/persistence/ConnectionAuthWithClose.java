package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.Promise;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class ConnectionAuthWithClose implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "connection-auth-with-close",
          "persistence",
          Severity.ERROR,
          Party.SERVER,
          "RFC 4559 §4.2",
          "NTLM or Negotiate is asked for on a connection that closes",
          """
          What it is
          A 401 or 407 response asks for NTLM or Negotiate and says close. These schemes authenticate the
          connection, over several exchanges: it has to stay.

          When the response carries a challenge the handshake is certainly broken. A first response without
          one is reported with less confidence, and not when the client itself had asked for close.

          Why it matters
          The client sends its answer on a new connection, where the server knows nothing of the
          challenge and begins anew: the user is asked for a password again and again.

          Example on the wire
            HTTP/1.1 401 Unauthorized
            WWW-Authenticate: NTLM TlRMTVNTUAACAAAA...
            Connection: close
            Content-Length: 0

          What to do
          Turn keep-alive on: on IIS "Enable HTTP keep-alive" (httpProtocol allowKeepAlive="true").
          Where a proxy closes, let it keep the server connection bound to its client's. nginx
          needs proxy_http_version 1.1, Connection "" and ntlm in the upstream block (commercial);
          HAProxy binds such a connection by itself, without "option httpclose" and
          "option http-server-close".

          Reference
          RFC 4559 §4.2: the tokens go back and forth in several requests. §6: authenticated
          connections must not be shared between clients.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    Response response = exchange.response();
    if (response == null
        || !response.headComplete()
        || (response.status() != 401 && response.status() != 407)
        || !Promise.saysClose(response)) {
      return;
    }
    FieldName name =
        response.status() == 401 ? FieldName.WWW_AUTHENTICATE : FieldName.PROXY_AUTHENTICATE;
    Challenge challenge = Challenge.of(response.fields(), name);
    boolean asked = exchange.request() != null && Promise.saysClose(exchange.request());
    if (challenge == null || (asked && !challenge.token())) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .party(asked ? Party.CLIENT : Party.SERVER)
            .atMost(challenge.token() ? Confidence.HIGH : Confidence.MEDIUM)
            .summary(
                Phrases.sentenceStart(exchange, response)
                    + " ("
                    + response.status()
                    + ") "
                    + (challenge.token() ? "carries a challenge of " : "asks for ")
                    + challenge.scheme()
                    + ", which authenticates the connection, and says close"
                    + (asked ? ", as the client had asked." : "."))
            .fix(
                asked
                    ? "Let the client keep the connection while it authenticates."
                    : "Turn keep-alive on at the server, or at the proxy that adds the close: with it"
                        + " the handshake cannot finish.")
            .frames(response.headEndFrame(), response.firstFrame())
            .at(response.headEndNs())
            .build());
  }
}
