package io.chunkscope.analyzer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefaceTest {

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
  void socksBeginsWithAGreetingOrARequest(String octets, boolean socks) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < octets.length(); i += 2) {
      text.append((char) Integer.parseInt(octets.substring(i, i + 2), 16));
    }
    assertEquals(socks ? Preface.SOCKS : Preface.NONE, Preface.of(0, text.toString()));
    assertEquals(Preface.NONE, Preface.of(7, text.toString()));
  }

  @Test
  void headerOfTheProxyProtocolIsKnownInBothItsVersions() {
    assertEquals(Preface.PROXY_HEADER, Preface.of(0, "PROXY TCP4 192.0.2.1 192.0.2.2 4000 80\r\n"));
    assertEquals(Preface.PROXY_HEADER, Preface.of(0, "PROXY UNKNOWN\r\n"));
    assertEquals(Preface.PROXY_HEADER, Preface.of(4, "\0\r\nQUIT\n!\21\0\14"));
    assertEquals(Preface.NONE, Preface.of(0, "PROXY TCP5 x\r\n"));
    assertEquals(Preface.NONE, Preface.of(9, "PROXY TCP4 192.0.2.1 192.0.2.2 4000 80\r\n"));
    assertEquals(Preface.NONE, Preface.of(0, "\0\r\nQUIT\n!\21\0\14"));
  }
}
