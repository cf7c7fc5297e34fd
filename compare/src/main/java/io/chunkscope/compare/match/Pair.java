package io.chunkscope.compare.match;

import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.compare.leg.ExchangeSummary;
import java.util.List;

/**
 * One exchange on both sides of a hop.
 *
 * @param front as the client saw it
 * @param back as the server saw it; the last attempt where there were several
 * @param retries earlier attempts of the hop for the same request
 * @param margin how much likelier this is than the next best way to pair: {@code 12.5} are a nat
 *     where times were learned from; {@link #NO_RIVAL} where there is none
 * @param alike whether the next best way is as good as this one, and leads to the same judgement:
 *     the two are alike in all that is judged
 */
public record Pair(
    ExchangeSummary front,
    ExchangeSummary back,
    List<ExchangeSummary> retries,
    double margin,
    boolean alike) {
  /** Nothing else could be paired with either. */
  public static final double NO_RIVAL = Double.POSITIVE_INFINITY;

  private static final double SURE = 400;
  private static final double DOUBTFUL = 180;

  public Pair {
    retries = List.copyOf(retries);
  }

  /** How sure the pair is; where the choice makes no difference to any judgement, not low. */
  public Confidence confidence() {
    if (front.uncertain() || back.uncertain()) {
      return Confidence.LOW;
    }
    if (margin >= SURE) {
      return Confidence.HIGH;
    }
    return margin >= DOUBTFUL || alike ? Confidence.MEDIUM : Confidence.LOW;
  }

  /** Whether it could as well be another pair. */
  public boolean ambiguous() {
    return margin < DOUBTFUL;
  }

  Pair withRetries(List<ExchangeSummary> attempts) {
    return new Pair(front, back, attempts, margin, alike);
  }
}
