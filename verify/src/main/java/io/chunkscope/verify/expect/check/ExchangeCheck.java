package io.chunkscope.verify.expect.check;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import java.util.List;

/** Something that must hold of an exchange. */
public record ExchangeCheck(String key, String expected, Judge judge) implements Check {

  /**
   * Judges one exchange, while the analysis hands it over or later: what it asks of the exchange's
   * connection is final by then, if its transport is still known.
   */
  @FunctionalInterface
  public interface Judge {
    /**
     * Judges it by what it is and what the rules said of it.
     *
     * @param findings those about this exchange
     */
    Judgement judge(Exchange exchange, List<Finding> findings);
  }

  static ExchangeCheck of(String key, String expected, OfExchange judge) {
    return new ExchangeCheck(key, expected, (exchange, findings) -> judge.judge(exchange));
  }

  /** A judge that asks for no findings. */
  @FunctionalInterface
  interface OfExchange {
    Judgement judge(Exchange exchange);
  }
}
