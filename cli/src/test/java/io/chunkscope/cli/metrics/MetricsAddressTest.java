package io.chunkscope.cli.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsAddressTest {
  @Test
  void isOnLoopbackWhereNobodySaysOtherwise() {
    assertEquals(new MetricsAddress("127.0.0.1", 9464), MetricsAddress.of("9464"));
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0:80,0.0.0.0,80", "[::1]:9464,::1,9464", "host.example:1,host.example,1"})
  void namesAHost(String text, String host, int port) {
    assertEquals(new MetricsAddress(host, port), MetricsAddress.of(text));
    assertEquals(text, MetricsAddress.of(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", ":80", "::1:80", "65536", "localhost", "http://a:80", "a:-1"})
  void refusesWhatIsNone(String text) {
    assertThrows(IllegalArgumentException.class, () -> MetricsAddress.of(text));
  }
}
