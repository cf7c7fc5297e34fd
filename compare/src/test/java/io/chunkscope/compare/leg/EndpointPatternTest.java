package io.chunkscope.compare.leg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.stream.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointPatternTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1:80,192.0.2.1,80",
    ":80,192.0.2.9,80",
    "80,2001:db8::1,80",
    "192.0.2.1,192.0.2.1,8080",
    "[2001:db8::1]:80,2001:db8::1,80",
    "[2001:DB8:0::1]:80,2001:db8::1,80",
    "2001:db8::1,2001:db8::1,443",
    "*:80,192.0.2.1,80"
  })
  void meansTheServer(String text, String address, int port) {
    assertTrue(EndpointPattern.of(text).test(new Endpoint(address, port)));
  }

  @Test
  void meansNoOtherServer() {
    EndpointPattern pattern = EndpointPattern.of("192.0.2.1:80");

    assertFalse(pattern.test(new Endpoint("192.0.2.1", 81)));
    assertFalse(pattern.test(new Endpoint("192.0.2.2", 80)));
    assertEquals("192.0.2.1:80", pattern.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "www.example:80",
        "192.0.2.1:0",
        "192.0.2.1:65536",
        "192.0.2.1:x",
        "[2001:db8::1:80",
        "1.2.3:80",
        "300.1.1.1:80",
        "[::1]x:80"
      })
  void refusesWhatIsNoAddressAndPort(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> EndpointPattern.of(text));

    assertTrue(e.getMessage().contains("'" + text + "'"), e.getMessage());
  }
}
