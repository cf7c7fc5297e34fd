package io.chunkscope.junit.judge;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.verify.expect.Evidence;
import io.chunkscope.verify.expect.check.Check;
import io.chunkscope.verify.expect.check.ConnectionCheck;
import io.chunkscope.verify.expect.check.ExchangeCheck;
import io.chunkscope.verify.expect.check.Judgement;
import io.chunkscope.verify.expect.check.Ruling;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/**
 * The exchanges that something is asserted of.
 *
 * @param capture the capture's name
 * @param byRequest whether they were chosen by their requests: where request and response may not
 *     belong together nothing can be told of them
 * @param findings what the rules said of an exchange
 */
public record Subjects(
    String capture,
    List<Exchange> exchanges,
    Quantifier quantifier,
    boolean byRequest,
    FindingsByExchange findings) {

  public Subjects {
    exchanges = List.copyOf(exchanges);
  }

  /**
   * Those of which a check holds: all that there are, or with {@link Quantifier#ANY} at least one.
   *
   * @throws AssertionFailedError when it does not hold, and when the capture cannot tell
   */
  public Subjects require(Check check) {
    List<Exchange> holding = new ArrayList<>();
    List<Evidence> failing = new ArrayList<>();
    List<Evidence> unknown = new ArrayList<>();
    List<Evidence> without = new ArrayList<>();
    for (Exchange exchange : exchanges) {
      Judged judged = judge(exchange, check);
      switch (judged.ruling()) {
        case HOLDS -> holding.add(exchange);
        case FAILS -> failing.add(judged.evidence());
        case CANNOT_TELL -> unknown.add(judged.evidence());
        case NOT_APPLICABLE -> without.add(judged.evidence());
      }
    }
    if (quantifier == Quantifier.ANY && !holding.isEmpty()) {
      return new Subjects(capture, holding, quantifier, byRequest, findings);
    }
    failing.addAll(unknown);
    if (holding.isEmpty() || quantifier == Quantifier.ONE) {
      failing.addAll(without);
    }
    if (failing.isEmpty()) {
      return this;
    }
    throw Failure.of(heading(failing.size()), failing, 0);
  }

  /** Judges one of them. */
  public Judged judge(Exchange exchange, Check check) {
    boolean doubtful =
        byRequest && !exchange.pairingCertain() && !(check instanceof ConnectionCheck);
    Check asked =
        doubtful
            ? new ExchangeCheck(check.key(), check.expected(), (any, ignored) -> doubt(any))
            : check;
    return Judged.of(capture, exchange, findings.of(exchange), asked);
  }

  private static Judgement doubt(Exchange exchange) {
    return new Judgement(
        Ruling.CANNOT_TELL,
        "request and response may not belong together",
        exchange.request() == null ? List.of() : List.of(exchange.request().firstFrame()));
  }

  private String heading(int failing) {
    return switch (quantifier) {
      case ONE -> "";
      case ALL -> failing + " of " + exchanges.size() + " exchanges fail";
      case ANY -> "none of " + exchanges.size() + " exchanges will do";
    };
  }
}
