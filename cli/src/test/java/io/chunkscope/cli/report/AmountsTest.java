package io.chunkscope.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 ns",
    "999, 999 ns",
    "1000, 1 µs",
    "1500, 1.5 µs",
    "12340, 12.3 µs",
    "999999, 999 µs",
    "1000000, 1 ms",
    "1050000, 1.05 ms",
    "250000000, 250 ms",
    "1301000000, 1.3 s",
    "59990000000, 59.9 s",
    "60000000000, 1 min",
    "125000000000, 2 min 5 s",
    "12000000000000, 3 h 20 min",
    "9223372036854775807, 2562047 h 47 min"
  })
  void durationsKeepThreeDigitsAndFitTheirUnit(long durationNs, String text) {
    assertEquals(text, Amounts.duration(durationNs));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "1, 1 byte",
    "999, 999 bytes",
    "13765, 13.7 kB",
    "1500000, 1.5 MB",
    "1500000000, 1.5 GB",
    "9223372036854775807, 9223372036 GB"
  })
  void sizesUseDecimalUnits(long bytes, String text) {
    assertEquals(text, Amounts.bytes(bytes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 0 exchanges",
        "1; 1 exchange",
        "9999; 9999 exchanges",
        "367000; 367,000 exchanges"
      })
  void countsAgreeWithTheirNoun(long number, String text) {
    assertEquals(text, Amounts.count(number, "exchange"));
  }
}
