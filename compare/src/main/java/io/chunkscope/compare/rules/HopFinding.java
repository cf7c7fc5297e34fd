package io.chunkscope.compare.rules;

import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.RequestFacts;
import java.util.Arrays;
import java.util.Optional;

/** Puts findings about pairs together. */
final class HopFinding {
  private static final int MAX_TARGET = 80;

  private HopFinding() {}

  /**
   * A finding.
   *
   * @param most it is not surer than this
   * @param frames of the client side's capture, the deciding one first
   */
  static Optional<Finding> of(
      RuleInfo rule,
      HopPair pair,
      Direction direction,
      Confidence most,
      long timeNs,
      String summary,
      String fix,
      long... frames) {
    Confidence sure = pair.pair().confidence();
    return Optional.of(
        new Finding(
            rule,
            rule.severity(),
            sure.compareTo(most) < 0 ? sure : most,
            Party.INTERMEDIARY,
            pair.front().connection().id(),
            pair.front().index(),
            direction,
            pair.front().connection().server(),
            path(pair.front().request()),
            Arrays.stream(frames).filter(frame -> frame > 0).distinct().boxed().toList(),
            timeNs,
            sentence(summary, pair),
            fix,
            rule.spec(),
            "tcp.stream eq " + pair.front().connection().id()));
  }

  /** {@code GET /home}. */
  static String name(HopPair pair) {
    RequestFacts request = pair.front().request();
    String target = request.target();
    return request.method()
        + " "
        + (target.length() > MAX_TARGET ? target.substring(0, MAX_TARGET) + "..." : target);
  }

  /** The hop's name at the beginning of a sentence. */
  static String hop(HopPair pair) {
    String label = pair.software().label();
    return label.equals("the hop") ? "The hop" : label;
  }

  /** {@code 3 chunks of 10 to 4,096 bytes}. */
  static String chunks(long count, long smallest, long largest) {
    String sizes =
        smallest == largest
            ? Phrases.bytes(largest)
            : Phrases.number(smallest) + " to " + Phrases.bytes(largest);
    return Phrases.count(count, "chunk", "chunks") + (count > 0 ? " of " + sizes : "");
  }

  private static String sentence(String summary, HopPair pair) {
    long frame = pair.in() == null ? pair.back().request().firstFrame() : pair.in().firstFrame();
    return summary
        + " (server side: connection "
        + pair.back().connection().id()
        + ", frame "
        + frame
        + ").";
  }

  private static String path(RequestFacts request) {
    int query = request.target().indexOf('?');
    return query < 0 ? request.target() : request.target().substring(0, query);
  }
}
