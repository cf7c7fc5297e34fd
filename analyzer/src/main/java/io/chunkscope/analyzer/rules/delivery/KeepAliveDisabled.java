package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.analyzer.framing.PersistenceDecision;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.KeepAliveRefusals;
import io.chunkscope.analyzer.model.ServerHabits;
import io.chunkscope.analyzer.model.ServerProfile;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.KeepAlivePrice;
import io.chunkscope.analyzer.rules.wording.KeepAliveSetting;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class KeepAliveDisabled implements Rule.OfServer {
  private static final RuleInfo INFO =
      new RuleInfo(
          "keep-alive-disabled",
          "delivery",
          Severity.WARNING,
          Party.SERVER,
          "RFC 9112 §9.3, §9.6",
          "A server closes after every response although its clients ask for persistence",
          """
          What it is
          In three exchanges or more, on three connections or more, the clients would have kept
          the connection, and every answer (those to HEAD and errors aside) says Connection: close,
          or is HTTP/1.0 without keep-alive.

          Why it matters
          Every request pays for a handshake, and a connection never gets past TCP's slow start.
          Some servers lose more than that with the setting: IIS sends what a page flushes without
          any framing (streamed-unframed), and a load balancer then has to wait for the end.

          Example on the wire
            GET /home HTTP/1.1                     HTTP/1.1 200 OK
            Host: shop.example                     Connection: close
                                                   Content-Length: 2210     (FIN)
            three times, on three connections

          What to do
          Turn keep-alive on:
          * IIS Manager: HTTP Response Headers, Set Common Headers, "Enable HTTP keep-alive"
          (<httpProtocol allowKeepAlive="true" />, the default).
          * nginx: keepalive_timeout above 0 (75s unless set), keepalive_requests above 1 (1000
          unless set; 100 before 1.19.10), no keepalive_disable for these clients.
          * Apache httpd: KeepAlive On (the default), and no SetEnv nokeepalive.
          * Tomcat: maxKeepAliveRequests other than 1 (100 unless set).
          * Node.js: do not set shouldKeepAlive to false or a Connection field.
          * HAProxy: no "option httpclose" in the frontend.
          * Varnish: do not set resp.http.Connection in vcl_deliver.

          Reference
          RFC 9112 §9.3: HTTP implementations SHOULD support persistent connections. §9.6: a
          server that does not wish to keep the connection says close.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onServer(ServerProfile server, FindingSink sink) {
    ServerHabits habits = server.habits();
    if (!habits.surelyRefusesAll()) {
      return;
    }
    KeepAliveRefusals refusals = habits.refusals();
    Exchange example = refusals.example();
    boolean inWords = example.response().persistence() == PersistenceDecision.CLOSE_OPTION;
    sink.onFinding(
        Finding.about(this, example, Direction.SERVER_TO_CLIENT)
            .summary(
                server.server()
                    + " answered all of "
                    + Phrases.count(refusals.count(), "request", "requests")
                    + " that would have kept the connection, on "
                    + Phrases.count(refusals.connections(), "connection", "connections")
                    + (inWords ? ", with Connection: close" : ", in HTTP/1.0 without keep-alive")
                    + KeepAlivePrice.clause(refusals)
                    + ".")
            .fix(KeepAliveSetting.turnOn(example.response()))
            .frames(
                example.response().firstFrame(),
                example.request().firstFrame(),
                example.response().lastFrame())
            .at(example.response().lastNs())
            .build());
  }
}
