package io.chunkscope.analyzer.rules.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource({
    "-5, 0 ns",
    "0, 0 ns",
    "999, 999 ns",
    "50000, 50 µs",
    "999499, 999 µs",
    "999500, 1 ms",
    "2500000, 2.5 ms",
    "9949999, 9.9 ms",
    "9960000, 10 ms",
    "488000000, 488 ms",
    "999499999, 999 ms",
    "999500000, 1 s",
    "1240000000, 1.2 s",
    "59499999999, 59 s",
    "59500000000, 1 min 0 s",
    "185000000000, 3 min 5 s",
    "3599600000000, 1 h 0 min",
    "7260000000000, 2 h 1 min"
  })
  void saysDurationsTheWayPeopleDo(long durationNs, String text) {
    assertEquals(text, Durations.text(durationNs));
  }

  @Test
  void countsInSingularAndPlural() {
    assertEquals("1 byte", Phrases.bytes(1));
    assertEquals("0 bytes", Phrases.bytes(0));
    assertEquals("12,300 bytes", Phrases.bytes(12_300));
  }

  @Test
  void makesControlCharactersVisible() {
    assertEquals("\"a\\r\\n\\t\\x00\\xff\\\"\\\\\"", Phrases.quoted("a\r\n\t\u0000\u00ff\"\\"));
    assertEquals("\"\"", Phrases.quoted(null));
  }

  @Test
  void clipsLongEvidence() {
    assertEquals('"' + "x".repeat(32) + "\"...", Phrases.quoted("x".repeat(33)));
    assertEquals('"' + "x".repeat(32) + '"', Phrases.quoted("x".repeat(32)));
  }
}
