package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SizeOptionTest {
  private final SizeOption size = new SizeOption();

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "4096, 4096",
    "64K, 65536",
    "32M, 33554432",
    "32MiB, 33554432",
    "32MB, 33554432",
    "1G, 1073741824",
    "2147483647, 2147483647",
    "2097151K, 2147482624",
  })
  void readsANumberWithAnyUnit(String text, int expectedBytes) {
    assertEquals(expectedBytes, size.convert(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "+1",
        "1.5M",
        "1 M",
        "1T",
        "1k",
        "M",
        "2G",
        "2147483648",
        "9999999999G",
        "99999999999"
      })
  void refusesEverythingElse(String text) {
    assertThrows(TypeConversionException.class, () -> size.convert(text));
  }
}
