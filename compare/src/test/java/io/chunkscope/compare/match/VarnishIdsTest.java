package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.TestExchange;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers are those that Varnish 7.1 wrote. */
class VarnishIdsTest {
  private static Map<String, String> field(String value) {
    return value == null ? Map.of() : Map.of("x-varnish", value);
  }

  private static ExchangeSummary front(String value) {
    return TestExchange.front(1, 0).values(field(value)).make();
  }

  private static ExchangeSummary back(String value) {
    return TestExchange.back(1, 0).requestValues(field(value)).make();
  }

  @ParameterizedTest
  @CsvSource({
    "131076, 131077, false",
    "131076, 131078, true",
    "131076, 98309, true",
    "8 6, 6, true",
    "8 6, 9, false",
    "131076, , false",
    ", 131077, false",
    "none, 131077, false",
    "131076, none, false"
  })
  void theServersNumberIsTheOneAfterTheClients(String response, String request, boolean denied) {
    assertTrue(VarnishIds.deny(front(response), back(request)) == denied);
  }

  @Test
  void aNumberThatCameWithTheRequestIsOfAnotherVarnish() {
    ExchangeSummary front =
        TestExchange.front(1, 0).requestValues(field("7")).values(field("131076")).make();

    assertFalse(VarnishIds.deny(front, back("7")));
  }

  @Test
  void withoutAResponseNothingIsDenied() {
    assertFalse(VarnishIds.deny(TestExchange.front(1, 0).status(0).make(), back("7")));
  }
}
