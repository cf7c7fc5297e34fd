package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.ServerHabits;
import io.chunkscope.analyzer.model.ServerProfile;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingBuilder;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.Promise;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class ChunkingDependsOnKeepAlive implements Rule.OfServer {
  private static final RuleInfo INFO =
      new RuleInfo(
          "chunking-depends-on-keep-alive",
          "delivery",
          Severity.ERROR,
          Party.SERVER,
          "RFC 9112 §7.1, §9.6",
          "A server chunks only while the connection is to persist, and frames nothing when it closes",
          """
          What it is
          The same server sends Transfer-Encoding: chunked where the connection is to go on, and
          neither chunks nor Content-Length where the request or the response says close. It needs
          both kinds seen, no chunked response on a closing connection, and no unframed one where
          nobody says close.

          Why it matters
          It names the cause of streamed-unframed: whoever takes keep-alive away, be it a setting,
          a load balancer with a close mode or a health check, takes the framing away with it. The
          page still streams to browsers, but a hop that has to know where a body ends holds it
          back until the end, and a response that was cut looks whole.

          Example on the wire
            GET /home HTTP/1.1                     GET /home HTTP/1.1
                                                   Connection: close

            HTTP/1.1 200 OK                        HTTP/1.1 200 OK
            Transfer-Encoding: chunked             Connection: close

            14e ...                                <html> ...              (FIN)

          What to do
          Keep connections alive on that hop. Servers known for it:
          * IIS with HTTP keep-alive off: turn "Enable HTTP keep-alive" on (allowKeepAlive="true").
          * Jetty, where either side says Connection: close.
          * Tomcat, where the application sets Connection: close itself: let it not.

          Hops that say close to the server:
          * HAProxy: "option httpclose" and "option http-server-close" both do. Remove them, or add
          "option http-pretend-keepalive": the request then goes without Connection: close, such
          servers chunk, and HAProxy closes after the response.
          * nginx before 1.29.7: proxy_http_version 1.1 and proxy_set_header Connection "".

          Reference
          RFC 9112 §7.1: chunked is allowed on closing connections as on others. §9.6: close only
          says that the connection ends after the response. HAProxy's manual on
          http-pretend-keepalive describes such servers.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onServer(ServerProfile server, FindingSink sink) {
    ServerHabits habits = server.habits();
    if (!habits.chunkingDependsOnKeepAlive()) {
      return;
    }
    Exchange unframed = habits.unframedClosingExample();
    Exchange chunked = habits.chunkedPersistingExample();
    boolean askedByClient = Promise.saysCloseInWords(unframed.request());
    FindingBuilder finding =
        Finding.about(this, unframed, Direction.SERVER_TO_CLIENT)
            .summary(
                server.server()
                    + " chunks where the connection persists ("
                    + Phrases.count(habits.chunkedPersisting(), "response", "responses")
                    + ", such as to "
                    + Phrases.name(chunked)
                    + ") and frames nothing where it closes ("
                    + Phrases.count(habits.unframedClosing(), "response", "responses")
                    + ", such as to "
                    + Phrases.name(unframed)
                    + ", where the "
                    + (askedByClient ? "request" : "response")
                    + " says close).")
            .fix(
                (askedByClient
                        ? "Let the hop in front of the server keep its connections (no Connection:"
                            + " close in its requests): then the server chunks. "
                        : "Turn keep-alive on in the server: then it chunks. ")
                    + FramingAdvice.forUnframed(unframed.response()))
            .frames(
                unframed.response().firstFrame(),
                unframed.response().lastFrame(),
                chunked.response().firstFrame())
            .at(Math.max(unframed.response().lastNs(), chunked.response().lastNs()));
    if (!sameTarget(unframed, chunked)) {
      // Two applications behind one address may differ for reasons of their own.
      finding.atMost(Confidence.MEDIUM);
    }
    sink.onFinding(finding.build());
  }

  private static boolean sameTarget(Exchange one, Exchange other) {
    return one.path().equals(other.path());
  }
}
