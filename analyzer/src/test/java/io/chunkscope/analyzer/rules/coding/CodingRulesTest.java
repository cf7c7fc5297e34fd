package io.chunkscope.analyzer.rules.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodingRulesTest {
  private static final String[] RULES = {
    "transfer-coding-unknown",
    "chunked-not-final",
    "chunked-twice",
    "transfer-encoding-in-http10",
    "transfer-encoding-to-http10-client"
  };

  private static Conversation coded(String version, String coding, String body) {
    return new Conversation()
        .client("GET / HTTP/1.1\nHost: a\n\n")
        .server("HTTP/" + version + " 200 OK\nTransfer-Encoding: " + coding + "\n\n" + body)
        .serverFin();
  }

  @ParameterizedTest
  @CsvSource({
    "1.1, xchunked, transfer-coding-unknown",
    "1.1, 'chunked, gzip', chunked-not-final",
    "1.1, 'chunked, chunked', chunked-twice",
    "1.0, chunked, transfer-encoding-in-http10"
  })
  void namesWhatIsWrongWithACoding(String version, String coding, String rule) {
    assertEquals(Severity.ERROR, coded(version, coding, "0\n\n").finds(rule).severity());
  }

  @Test
  void warnsOfIdentity() {
    Finding finding = coded("1.1", "identity", "hello").finds("transfer-coding-unknown");

    assertEquals(Severity.WARNING, finding.severity());
    assertTrue(finding.summary().contains("identity was withdrawn"), finding.summary());
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "Chunked", "gzip, chunked", "x-gzip, chunked"})
  void acceptsTheCodingsThatExist(String coding) {
    Conversation conversation = coded("1.1", coding, "0\n\n");

    for (String rule : RULES) {
      conversation.isSilent(rule);
    }
  }

  @Test
  void namesACodingSentToAnHttp10Client() {
    Finding finding =
        new Conversation()
            .client("GET / HTTP/1.0\n\n")
            .server("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n0\n\n")
            .serverFin()
            .finds("transfer-encoding-to-http10-client");

    assertTrue(finding.summary().endsWith("but the request was HTTP/1.0."), finding.summary());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.", "1.x", "1\0.1", "1.1foobar"})
  void takesAVersionThatIsNoneForNoHttp10(String version) {
    coded(version, "chunked", "0\n\n").isSilent("transfer-encoding-in-http10");
    new Conversation()
        .client("GET / HTTP/" + version + "\nHost: a\n\n")
        .server("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n0\n\n")
        .serverFin()
        .isSilent("transfer-encoding-to-http10-client");
  }
}
