package io.chunkscope.compare.rules;

import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.compare.hop.Advice;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.HeadSummary;
import java.util.Optional;

public final class HopDropsPersistence implements HopRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "hop-drops-persistence",
          HopRules.GROUP,
          Severity.WARNING,
          Party.INTERMEDIARY,
          "RFC 9112 §9.3",
          "The connection persists on one side of the hop and is closed by it on the other",
          """
          What it is
          The client asks for a connection that persists, and the hop asks the server for one that
          does not: in HTTP/1.0, or with Connection: close. Or the server's response lets the
          connection persist, and the hop tells the client that it closes. Where that is said on a
          connection that has persisted before, it is no more than its end.

          Why it matters
          Every exchange then costs a handshake on that side, and ports at a busy hop. Worse: a
          server that is told that the connection closes may leave chunks out, because closing ends
          the response; the hop then gets it without framing (see streamed-unframed and
          hop-forces-close).

          Example on the wire
            client side                            server side
            GET /home HTTP/1.1                     GET /home HTTP/1.0
            Host: www.example                      Host: backend
                                                   Connection: close

          What to do
          * nginx before 1.29.7: proxy_http_version 1.1; proxy_set_header Connection ""; and
          keepalive in the upstream block.
          * HAProxy: neither option httpclose nor option http-server-close.
          * Apache httpd: no SetEnv proxy-nokeepalive or force-proxy-request-1.0.

          Reference
          RFC 9112 §9.3: HTTP/1.1 connections persist unless close is said.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Optional<Finding> judge(HopPair pair) {
    HeadSummary asked = pair.front().request().head();
    HeadSummary sent = pair.back().request().head();
    if (!asked.persists()) {
      // The client wanted no more than this exchange.
      return Optional.empty();
    }
    // A connection that has persisted ends some time: after so many exchanges, or with a reload.
    if (!sent.persists() && pair.back().index() == 0) {
      boolean told = pair.answered() && !pair.out().head().persists();
      return HopFinding.of(
          INFO,
          pair,
          Direction.CLIENT_TO_SERVER,
          Confidence.HIGH,
          pair.front().firstNs(),
          "The client asked for a connection that persists, and "
              + pair.software().label()
              + " asked the server for "
              + HopFinding.name(pair)
              + " "
              + how(sent)
              + (told ? ", and answered the client " + how(pair.out().head()) : ""),
          Advice.againstClosingBehind(pair.software()),
          pair.front().request().firstFrame());
    }
    boolean closes =
        pair.front().index() == 0
            && sent.persists()
            && pair.answered()
            && pair.in().head().persists()
            && !pair.in().unframed()
            && !pair.out().head().persists();
    if (!closes) {
      return Optional.empty();
    }
    return HopFinding.of(
        INFO,
        pair,
        Direction.SERVER_TO_CLIENT,
        Confidence.HIGH,
        pair.out().lastNs(),
        "The server lets its connection persist after "
            + HopFinding.name(pair)
            + ", and "
            + pair.software().label()
            + " answered the client "
            + how(pair.out().head()),
        Advice.againstClosingBefore(pair.software()),
        pair.out().firstFrame());
  }

  private static String how(HeadSummary head) {
    return head.http11()
        ? "with Connection: close"
        : "in " + head.version() + " without keep-alive";
  }
}
