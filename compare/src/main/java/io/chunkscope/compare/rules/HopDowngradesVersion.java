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

public final class HopDowngradesVersion implements HopRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "hop-downgrades-version",
          HopRules.GROUP,
          Severity.NOTICE,
          Party.INTERMEDIARY,
          "RFC 9110 §2.5, RFC 9112 §2.3",
          "HTTP/1.1 comes to the hop and HTTP/1.0 leaves it",
          """
          What it is
          The client asks in HTTP/1.1 and the hop asks the server in HTTP/1.0, or the server answers
          in HTTP/1.1 and the hop answers the client in HTTP/1.0.

          Why it matters
          HTTP/1.0 knows no chunks and keeps no connection by itself. A response whose length is not
          known beforehand can then only be ended by closing.

          Example on the wire
            client side                            server side
            GET /home HTTP/1.1                     GET /home HTTP/1.0

          What to do
          * nginx before 1.29.7: proxy_http_version 1.1.
          * Apache httpd: no SetEnv force-proxy-request-1.0, downgrade-1.0 or force-response-1.0.

          Reference
          RFC 9110 §2.5: an intermediary sends its own version in messages it forwards, and should
          send the highest one that it conforms to.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Optional<Finding> judge(HopPair pair) {
    HeadSummary asked = pair.front().request().head();
    HeadSummary sent = pair.back().request().head();
    if (asked.http11() && !sent.http11()) {
      return finding(
          pair,
          Direction.CLIENT_TO_SERVER,
          "The client asked for "
              + HopFinding.name(pair)
              + " in "
              + asked.version()
              + ", "
              + pair.software().label()
              + " asked the server in "
              + sent.version(),
          pair.front().request().firstFrame());
    }
    boolean answered =
        pair.answered()
            && asked.http11()
            && pair.in().head().http11()
            && !pair.out().head().http11();
    return answered
        ? finding(
            pair,
            Direction.SERVER_TO_CLIENT,
            "The server answered "
                + HopFinding.name(pair)
                + " in "
                + pair.in().head().version()
                + ", "
                + pair.software().label()
                + " answered the client in "
                + pair.out().head().version(),
            pair.out().firstFrame())
        : Optional.empty();
  }

  private static Optional<Finding> finding(
      HopPair pair, Direction direction, String summary, long frame) {
    return HopFinding.of(
        INFO,
        pair,
        direction,
        Confidence.HIGH,
        direction == Direction.CLIENT_TO_SERVER ? pair.front().firstNs() : pair.out().firstNs(),
        summary,
        Advice.againstDowngrade(pair.software()),
        frame);
  }
}
