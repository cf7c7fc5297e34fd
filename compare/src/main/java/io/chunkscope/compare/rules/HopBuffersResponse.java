package io.chunkscope.compare.rules;

import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.compare.hop.Advice;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.ResponseFacts;
import java.util.Optional;

public final class HopBuffersResponse implements HopRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "hop-buffers-response",
          HopRules.GROUP,
          Severity.ERROR,
          Party.INTERMEDIARY,
          "RFC 9112 §7.1",
          "The server streams the response, and the client gets nothing before its end",
          """
          What it is
          The server sent the body in two flushes or more. On the other side of the hop nothing of
          the body came before the server's last flush: the hop held the early ones back until the
          response was complete, or nearly so.

          Why it matters
          An early flush is there so that the browser can fetch styles and scripts while the server
          is still at work. Behind a hop that buffers the server does the work of streaming, and
          every visitor waits for the whole page. Neither side's logs show it.

          Example on the wire
            server side of the hop                 client side
            12 ms   HTTP/1.1 200 OK ... <head>
            250 ms  <body>
            510 ms  </html>                        511 ms  HTTP/1.1 200 OK ... </html>

          What to do
          If the response is unframed at the server (see streamed-unframed), frame it first: a hop
          that has to announce a length, or that cannot tell where the response ends, has no choice.
          Otherwise turn buffering off at the hop.
          * nginx: proxy_buffering off, or X-Accel-Buffering: no in the response.
          * Varnish: beresp.do_stream is true by default; do not turn it off.
          * Apache httpd: flushpackets=on on the ProxyPass; no mod_deflate or mod_buffer there.
          * IIS with Application Request Routing: response buffer threshold 0.
          * gzip at the hop collects text before it gives anything out: compress at the server and
          flush there, or leave streamed pages out.

          Reference
          RFC 9112 §7.1: chunks let a sender transfer content as it is produced.
          """);

  private static final long SLACK_NS = 2_000_000L;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Optional<Finding> judge(HopPair pair) {
    ResponseFacts in = pair.in();
    ResponseFacts out = pair.out();
    if (!held(pair)) {
      return Optional.empty();
    }
    long askedNs = pair.back().request().lastNs();
    long firstInNs = in.firstBodyNs() - askedNs;
    long lastInNs = lastFlushNs(in) - askedNs;
    String summary =
        HopFinding.hop(pair)
            + " held "
            + HopFinding.name(pair)
            + " until the end: the server's "
            + in.flushes().count()
            + " flushes left "
            + Durations.text(firstInNs)
            + " to "
            + Durations.text(lastInNs)
            + " after the request, the client got the first byte of the body after "
            + Durations.text(pair.front().firstBodyWaitNs())
            + ", "
            + Durations.text(Math.max(0, pair.lostToFirstByteNs() - pair.requestWaitedNs()))
            + " later than the server sent it"
            + waited(pair)
            + "; framing at the server: "
            + framing(in);
    String fix =
        in.unframed()
            ? "First frame the response at the server (see streamed-unframed): a hop cannot pass on"
                + " in good order what has no end of its own. "
                + Advice.againstBuffering(pair.software())
            : Advice.againstBuffering(pair.software());
    boolean doubtful = out.disturbed() || in.disturbed();
    return HopFinding.of(
        INFO,
        pair,
        Direction.SERVER_TO_CLIENT,
        doubtful ? Confidence.MEDIUM : Confidence.HIGH,
        out.firstBodyNs(),
        summary,
        fix,
        out.flushes().kept() > 0 ? out.flushes().frame(0) : out.firstFrame(),
        out.firstFrame());
  }

  /**
   * Whether nothing of the body came out before the last flush went in. Both times are counted from
   * the request on their own side, so that no clock is compared with another; what the request took
   * over the hop could only make the response seem later, by less than the server's last pause.
   */
  static boolean held(HopPair pair) {
    if (!pair.answered() || !pair.in().streamed() || pair.front().firstBodyWaitNs() < 0) {
      return false;
    }
    ResponseFacts in = pair.in();
    long lastInNs = lastFlushNs(in) - pair.back().request().lastNs();
    long outNs = pair.front().firstBodyWaitNs();
    boolean afterLast = outNs + SLACK_NS >= lastInNs;
    boolean gathered = pair.out().bodySpanNs() <= in.bodySpanNs() / 2;
    // A request that waited at the hop makes everything late; then the clocks have to tell.
    if (pair.requestWaitedNs() > 0) {
      long certainNs = pair.clock().toFront(lastFlushNs(in)) - pair.clock().uncertaintyNs();
      afterLast = pair.out().firstBodyNs() + SLACK_NS >= certainNs;
    }
    return afterLast && gathered;
  }

  private static long lastFlushNs(ResponseFacts in) {
    return in.flushes().timeNs(in.flushes().kept() - 1);
  }

  /** What of the client's wait is not the response's. */
  private static String waited(HopPair pair) {
    return pair.requestWaitedNs() == 0
        ? ""
        : " (the request had waited in the hop for "
            + Durations.text(pair.requestWaitedNs())
            + " before)";
  }

  private static String framing(ResponseFacts in) {
    return in.unframed()
        ? "none (see streamed-unframed), so the hop had to find its end first"
        : in.framing().label();
  }
}
