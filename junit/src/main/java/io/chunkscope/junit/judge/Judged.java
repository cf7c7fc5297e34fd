package io.chunkscope.junit.judge;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.verify.expect.Evidence;
import io.chunkscope.verify.expect.ExchangeReference;
import io.chunkscope.verify.expect.check.Check;
import io.chunkscope.verify.expect.check.ConnectionCheck;
import io.chunkscope.verify.expect.check.ExchangeCheck;
import io.chunkscope.verify.expect.check.Judgement;
import io.chunkscope.verify.expect.check.Ruling;
import java.util.List;

/**
 * What came of one check at one place.
 *
 * @param ruling whether it holds
 * @param evidence of anything but a pass; null where it holds
 */
public record Judged(Ruling ruling, Evidence evidence) {
  /** Begins what is said where the capture has gaps. */
  public static final String CANNOT_TELL = "cannot tell: ";

  /** Begins what is said where there is nothing of which it could hold. */
  public static final String NO_CASE = "no case: ";

  /** Judges an exchange, by itself or by its connection, as the check wants it. */
  public static Judged of(String capture, Exchange exchange, List<Finding> findings, Check check) {
    if (check instanceof ConnectionCheck ofConnection) {
      return of(capture, exchange.connection(), ofConnection);
    }
    Judgement judgement = ((ExchangeCheck) check).judge().judge(exchange, findings);
    return of(ExchangeReference.of(capture, exchange), check, judgement);
  }

  /** Judges a connection. */
  public static Judged of(String capture, ConnectionTrace connection, ConnectionCheck check) {
    return of(ExchangeReference.of(capture, connection), check, check.judge().judge(connection));
  }

  private static Judged of(ExchangeReference where, Check check, Judgement judgement) {
    String measured =
        switch (judgement.ruling()) {
          case HOLDS -> null;
          case FAILS -> judgement.measured();
          case CANNOT_TELL -> CANNOT_TELL + judgement.measured();
          case NOT_APPLICABLE -> NO_CASE + judgement.measured();
        };
    return new Judged(
        judgement.ruling(),
        measured == null
            ? null
            : new Evidence(where, check.key(), check.expected(), measured, judgement.frames()));
  }

  public boolean holds() {
    return ruling == Ruling.HOLDS;
  }
}
