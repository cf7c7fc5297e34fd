package io.chunkscope.analyzer.rules.head;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadRulesTest {
  private static final String GET = "GET / HTTP/1.1\nHost: a\n\n";

  private static Conversation answered(String fields) {
    return new Conversation()
        .client(GET)
        .server("HTTP/1.1 200 OK\nContent-Length: 0\n" + fields + "\n");
  }

  @Test
  void countsLinesThatEndInLfAlone() {
    Finding finding =
        new Conversation()
            .client(GET)
            .raw()
            .server("HTTP/1.1 200 OK\nContent-Length: 0\r\n\n")
            .finds("bare-lf-line-ending");

    assertEquals(
        "In the head of the response to GET / a line ends in LF without CR, and 1 more like it;"
            + " that was accepted here, a strict reader refuses it.",
        finding.summary());
    assertEquals(Party.SERVER, finding.party());
    answered("").isSilent("bare-lf-line-ending");
  }

  @Test
  void findsALoneCrInAValue() {
    answered("X: a\rb\n").finds("bare-cr");
    answered("X: ab\n").isSilent("bare-cr");
  }

  @Test
  void findsAFoldedLine() {
    answered("X: a\n b\n").finds("obs-fold");
    answered("X: a  b\n").isSilent("obs-fold");
  }

  @Test
  void judgesABlankBeforeTheColonByTheField() {
    assertEquals(Severity.WARNING, answered("X : a\n").finds("whitespace-before-colon").severity());
    Finding framing =
        new Conversation()
            .client("POST / HTTP/1.1\nHost: a\nX : 1\nContent-length\t: 1\n\nx")
            .finds("whitespace-before-colon");
    assertEquals(Severity.ERROR, framing.severity());
    assertEquals(Party.CLIENT, framing.party());
    assertTrue(framing.summary().contains("\"Content-length\", and 1 more"), framing.summary());
    answered("X:  a\n").isSilent("whitespace-before-colon");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no field", ": a", "X{y}: a", "X: a\0b", "X: a\u0001b"})
  void findsLinesThatAreNoFieldLines(String line) {
    answered(line + "\n").finds("field-line-malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X:", "X: a\tb", "!#$%&'*+-.^_`|~9: a", "X: \u00e9"})
  void acceptsFieldLinesThatLookOdd(String line) {
    answered(line + "\n").isSilent("field-line-malformed");
  }

  @Test
  void findsAHeadBeyondTheLimit() {
    answered("X: " + "a".repeat(70_000) + "\n").finds("head-too-long");
    answered("X: " + "a".repeat(60_000) + "\n").isSilent("head-too-long");
  }

  @Test
  void findsEmptyLinesAndJunkBeforeARequest() {
    Finding lines = new Conversation().client("\n\n" + GET).finds("leading-bytes");
    assertEquals("The request GET / is preceded by 4 bytes of empty lines.", lines.summary());

    Finding junk =
        new Conversation()
            .client("POST / HTTP/1.1\nHost: a\nContent-Length: 1\n\nx y\n" + GET)
            .finds("leading-bytes");
    assertEquals("The request GET / is preceded by 4 bytes that begin no message.", junk.summary());
  }

  @Test
  void leavesWhatFollowsAResponseToItsOwnRule() {
    new Conversation()
        .client(GET)
        .server("HTTP/1.1 200 OK\nContent-Length: 1\n\nxyz\n")
        .client(GET)
        .server("HTTP/1.1 204 No Content\n\n")
        .isSilent("leading-bytes");
    answered("").isSilent("leading-bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nnCoection: close",
        "Cneonction: close",
        "Xonnection: close",
        "X-Cnection: close",
        "cneonction: keep-alive",
        "ntCoent-Length: 5",
        "Cteonnt-Length: 5",
        "Xontent-Length: 5",
        "Tarnsfer-Encoding: chunked",
        "Kepe-Alive: timeout=5",
        "XXXXXXXXXX: close",
        "~~~~~~~~~~~~~~: 500",
        "-----------------: chunked"
      })
  void findsMaskedFramingFields(String line) {
    Finding finding = answered(line + "\n").finds("framing-field-lookalike");

    assertEquals(Party.INTERMEDIARY, finding.party());
    assertTrue(finding.summary().contains("masked"), finding.summary());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 0",
        "connection: close",
        "KEEP-ALIVE: timeout=5",
        "XXXXXXXXXX: some text",
        "XXXXXXXXXXXXXX: close"
      })
  void acceptsTheFieldsThemselvesAndNamesThatMeanNothing(String line) {
    answered(line + "\n").isSilent("framing-field-lookalike");
  }

  @Test
  void findsAMaskedFieldOnEveryResponseWithTheSameHead() {
    Conversation many = new Conversation();
    for (int i = 0; i < 5; i++) {
      many.client(GET).server("HTTP/1.1 200 OK\nnnCoection: close\nContent-Length: 0\n\n");
    }
    assertEquals(5, many.findings("framing-field-lookalike").size());
  }

  @Test
  void findsALoneCrInAStatusLine() {
    new Conversation()
        .client(GET)
        .server("HTTP/1.1 200 OK\rX: a\nContent-Length: 0\n\n")
        .finds("bare-cr");
  }

  @Test
  void takesASocksGreetingForNoPartOfHttp() {
    new Conversation()
        .raw()
        .client("\5\1\0")
        .server("\5\0")
        .client("\5\1\0\1\177\0\0\1\37\220")
        .server("\5\0\0\1\177\0\0\1\37\220")
        .client(GET.replace("\n", "\r\n"))
        .server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        .isSilent("leading-bytes");
    new Conversation()
        .raw()
        .client("\6\1\0")
        .client(GET.replace("\n", "\r\n"))
        .server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        .finds("leading-bytes");
  }

  @Test
  void takesAHeaderOfTheProxyProtocolForNoPartOfHttpUnlessItIsRefused() {
    String get = GET.replace("\n", "\r\n");
    for (String header :
        List.of(
            "PROXY TCP4 192.0.2.1 192.0.2.2 4000 80\r\n",
            "\r\n\r\n\0\r\nQUIT\n!\21\0\14\300\0\2\1\300\0\2\2\17\240\0\120")) {
      new Conversation()
          .raw()
          .client(header + get)
          .server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
          .isSilent("leading-bytes");
      new Conversation()
          .raw()
          .client(header)
          .client(get)
          .server("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
          .finds("leading-bytes");
    }
  }
}
