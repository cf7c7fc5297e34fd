package io.chunkscope.compare.rules;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.compare.hop.Advice;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.ResponseFacts;
import java.util.Optional;

public final class HopRemovesFraming implements HopRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "hop-removes-framing",
          HopRules.GROUP,
          Severity.ERROR,
          Party.INTERMEDIARY,
          "RFC 9112 §6.3, §7.1",
          "The server frames the response, and the hop sends it on without framing",
          """
          What it is
          The response is chunked or has a Content-Length on the server's side. To a client that
          speaks HTTP/1.1 the hop sends neither: only closing the connection ends it.

          Why it matters
          The client cannot tell a whole response from one that was cut, every response costs a
          connection, and the next hop towards the client has the same trouble as with a server
          that does not frame.

          Example on the wire
            server side                            client side
            HTTP/1.1 200 OK                        HTTP/1.1 200 OK
            Transfer-Encoding: chunked             Connection: close

            5\\r\\nhello\\r\\n0\\r\\n\\r\\n                  hello                    (FIN)

          What to do
          * F5 BIG-IP: Response Chunking in the HTTP profile must not be Unchunk, which removes the
          chunks and then closes the connection.
          * NetScaler and others: look for a rewrite that deletes Transfer-Encoding.
          * A hop that changes bodies (compression, substitution) has to chunk what it sends.

          Reference
          RFC 9112 §6.3: without a length of its own a message is ended by closing. §7.1: a
          recipient must be able to parse chunks, so a hop may always send them to HTTP/1.1.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Optional<Finding> judge(HopPair pair) {
    ResponseFacts in = pair.in();
    ResponseFacts out = pair.out();
    if (!pair.answered() || in.status() != out.status() || !out.unframed()) {
      return Optional.empty();
    }
    boolean framed = in.framing() == Framing.CHUNKED || in.framing() == Framing.CONTENT_LENGTH;
    // A client of HTTP/1.0 cannot be sent chunks; a length could have been passed on.
    boolean couldFrame =
        pair.front().request().head().http11()
            || (in.framing() == Framing.CONTENT_LENGTH && in.bodyBytes() == out.bodyBytes());
    if (!framed || !couldFrame) {
      return Optional.empty();
    }
    return HopFinding.of(
        INFO,
        pair,
        Direction.SERVER_TO_CLIENT,
        Confidence.HIGH,
        out.lastNs(),
        "The response to "
            + HopFinding.name(pair)
            + " is framed by "
            + in.framing().label()
            + " at the server, and by nothing but the close of the connection behind "
            + pair.software().label(),
        Advice.againstUnframing(pair.software()),
        out.firstFrame(),
        out.lastFrame());
  }
}
