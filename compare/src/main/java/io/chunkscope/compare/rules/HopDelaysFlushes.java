package io.chunkscope.compare.rules;

import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.compare.hop.Advice;
import io.chunkscope.compare.hop.FlushDelay;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.ResponseFacts;
import java.util.List;
import java.util.Optional;

public final class HopDelaysFlushes implements HopRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "hop-delays-flushes",
          HopRules.GROUP,
          Severity.WARNING,
          Party.INTERMEDIARY,
          "RFC 9112 §7.1",
          "A flush of the server takes long over the hop",
          """
          What it is
          A flush of the server's came out of the hop more than 50 ms, and more than two round trips
          to the client, after it went in, though everything before it had come out already. The
          bodies on both sides are the same, byte by byte or once decoded, so each place in the one
          is known in the other. What only took its time on the way because it was large does not
          count, nor what was lost on the way.

          Why it matters
          The early flush is late. A hop that collects until a buffer is full, that compresses
          without flushing, or that leaves the last short packet to Nagle's algorithm undoes part of
          what the server streams for.

          Example on the wire
            server side of the hop                 client side
            12 ms   <head> ... (1,200 bytes)
            250 ms  <body> ... (3,000 bytes)       251 ms  <head> ... <body> ...
            510 ms  </html>                        511 ms  </html>

          What to do
          * nginx: proxy_buffering off or X-Accel-Buffering: no; its gzip collects, too.
          * HAProxy: option http-no-delay.
          * Varnish: do_stream, and no do_gzip.
          * Apache httpd: flushpackets=on on the ProxyPass; no mod_deflate for streamed pages.

          Reference
          RFC 9112 §7.1; RFC 9293 §3.7.4 for Nagle's algorithm.
          """);

  private static final long FLOOR_NS = 50_000_000L;

  /** What TCP sends at once, before any acknowledgement (RFC 6928). */
  private static final long INITIAL_WINDOW_BYTES = 14_600;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Optional<Finding> judge(HopPair pair) {
    boolean judged =
        pair.answered()
            && pair.clock().known()
            && pair.in().streamed()
            && !pair.flushes().isEmpty()
            && !HopBuffersResponse.held(pair);
    if (!judged) {
      return Optional.empty();
    }
    ResponseFacts out = pair.out();
    long limitNs = Math.max(FLOOR_NS, 2 * pair.front().connection().rttNs());
    long spareNs = pair.clock().uncertaintyNs() + grainNs(out);
    int late = 0;
    FlushDelay worst = null;
    long worstNs = 0;
    List<FlushDelay> flushes = pair.flushes();
    for (int i = 0; i < flushes.size(); i++) {
      long delayNs = delayNs(flushes, i);
      if (delayNs - spareNs > limitNs) {
        late++;
        if (delayNs > worstNs) {
          worst = flushes.get(i);
          worstNs = delayNs;
        }
      }
    }
    if (worst == null) {
      return Optional.empty();
    }
    String summary =
        HopFinding.hop(pair)
            + " delayed "
            + late
            + " of "
            + Phrases.count(pair.in().flushes().count(), "flush", "flushes")
            + " of "
            + HopFinding.name(pair)
            + ", flush "
            + (worst.flush() + 1)
            + " by "
            + Durations.text(worstNs)
            + uncertain(pair);
    return HopFinding.of(
        INFO,
        pair,
        Direction.SERVER_TO_CLIENT,
        out.disturbed() ? Confidence.LOW : Confidence.HIGH,
        worst.lastOutNs(),
        summary,
        Advice.againstDelay(pair.software()),
        out.firstFrame(),
        out.lastFrame());
  }

  /**
   * By how much the hop delayed a flush, or 0 where others can be the reason: what was before it
   * had not come out yet, or it is so large that the network needs time for it.
   */
  private static long delayNs(List<FlushDelay> flushes, int i) {
    FlushDelay flush = flushes.get(i);
    FlushDelay before = i == 0 ? null : flushes.get(i - 1);
    boolean wayClear =
        before == null || (before.lastOutNs() >= 0 && before.lastOutNs() <= flush.firstInNs());
    if (!wayClear) {
      return 0;
    }
    return flush.bytes() <= INITIAL_WINDOW_BYTES ? flush.delayNs() : flush.firstDelayNs();
  }

  private static long grainNs(ResponseFacts out) {
    return out.body() == null ? 0 : out.body().grainNs();
  }

  private static String uncertain(HopPair pair) {
    long uncertaintyNs = pair.clock().uncertaintyNs();
    return uncertaintyNs == 0 ? "" : " (± " + Durations.text(uncertaintyNs) + ")";
  }
}
