package io.chunkscope.analyzer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocksTest {

  @ParameterizedTest
  @CsvSource({
    "050100, true",
    "05020002, true",
    "05ff00, false",
    "0500, false",
    "050000, false",
    "04010050c000020100, true",
    "04020050c00002010000, true",
    "04030050c000020100, false",
    "04010050c00002, false",
    "06010000000000000000, false",
    "48454c4f206c6162, false"
  })
  void beginsWithAGreetingOrARequest(String octets, boolean socks) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < octets.length(); i += 2) {
      text.append((char) Integer.parseInt(octets.substring(i, i + 2), 16));
    }
    assertEquals(socks, Socks.begins(text.toString()));
  }
}
