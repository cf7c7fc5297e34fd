package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationOptionTest {
  private final DurationOption duration = new DurationOption();

  @ParameterizedTest
  @CsvSource({
    "1ms, 1000000",
    "90s, 90000000000",
    "5m, 300000000000",
    "2h, 7200000000000",
    "1d, 86400000000000",
    "0s, 0",
  })
  void readsANumberWithItsUnit(String text, long expectedNs) {
    assertEquals(expectedNs, duration.convert(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "90", "s", "-1s", "+1s", "1.5h", "1 s", "1w", "1S", "٩s", "1s2m"})
  void refusesEverythingElse(String text) {
    assertThrows(TypeConversionException.class, () -> duration.convert(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"106752d", "999999d", "1000000s"})
  void refusesWhatNanosecondsCannotHold(String text) {
    assertThrows(TypeConversionException.class, () -> duration.convert(text));
  }
}
