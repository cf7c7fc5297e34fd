package io.chunkscope.compare.rules;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.ResponseFacts;
import java.util.Optional;

public final class HopChangesFraming implements HopRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "hop-changes-framing",
          HopRules.GROUP,
          Severity.INFO,
          Party.INTERMEDIARY,
          "RFC 9112 §6.1, §7.1",
          "The hop frames the response in another way than the server",
          """
          What it is
          The response is chunked on one side of the hop and has a Content-Length on the other, or
          it is chunked on both sides and the chunks are others.

          Why it matters
          A hop may do so. But a length for what was chunked means that the hop waited for the whole
          response, and other chunks mean that it took them apart: what is between the chunks at the
          server, a flush, say, need not be between them at the client.

          Example on the wire
            server side                            client side
            HTTP/1.1 200 OK                        HTTP/1.1 200 OK
            Transfer-Encoding: chunked             Content-Length: 10

            5\\r\\nhello\\r\\n5\\r\\nworld\\r\\n0\\r\\n\\r\\n     helloworld

          What to do
          Nothing by itself. Where hop-buffers-response or hop-delays-flushes is found, too, this
          shows how the hop handles the body.

          Reference
          RFC 9112 §6.1: any recipient along the way may decode the chunked coding or apply it.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Optional<Finding> judge(HopPair pair) {
    ResponseFacts in = pair.in();
    ResponseFacts out = pair.out();
    boolean whole =
        pair.answered() && in.status() == out.status() && in.complete() && out.complete();
    if (!whole) {
      return Optional.empty();
    }
    String change = change(pair, in, out);
    if (change == null) {
      return Optional.empty();
    }
    return HopFinding.of(
        INFO,
        pair,
        Direction.SERVER_TO_CLIENT,
        Confidence.HIGH,
        out.lastNs(),
        "The response to " + HopFinding.name(pair) + " is " + change,
        "",
        out.firstFrame());
  }

  private static String change(HopPair pair, ResponseFacts in, ResponseFacts out) {
    boolean unchunked = in.framing() == Framing.CHUNKED && out.framing() == Framing.CONTENT_LENGTH;
    boolean chunked = in.framing() == Framing.CONTENT_LENGTH && out.framing() == Framing.CHUNKED;
    if (unchunked) {
      return "sent in " + chunks(in) + " by the server and has a Content-Length behind the hop";
    }
    if (chunked) {
      return "sent with a Content-Length by the server and in " + chunks(out) + " by the hop";
    }
    boolean others =
        in.chunks() >= 0
            && out.chunks() >= 0
            && pair.content().comparable()
            && (in.chunks() != out.chunks()
                || in.largestChunk() != out.largestChunk()
                || in.smallestChunk() != out.smallestChunk());
    return others
        ? "sent in " + chunks(in) + " by the server and in " + chunks(out) + " by the hop"
        : null;
  }

  private static String chunks(ResponseFacts response) {
    return HopFinding.chunks(response.chunks(), response.smallestChunk(), response.largestChunk());
  }
}
