package io.chunkscope.analyzer.rules.length;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.GapCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthRulesTest {
  private static final String GET = "GET / HTTP/1.1\nHost: a\n\n";

  private static Conversation answered(String response) {
    return new Conversation().rttMs(1).client(GET).after(5).server(response);
  }

  @Test
  void namesABodyShorterThanDeclared() {
    Finding finding =
        answered("HTTP/1.1 200 OK\nContent-Length: 12\n\nhello")
            .after(1)
            .serverFin()
            .finds("body-shorter-than-content-length");

    assertEquals(
        "The response to GET / declares Content-Length 12, but the server sent a FIN after 5 bytes,"
            + " 7 bytes short.",
        finding.summary());
    assertEquals(Party.SERVER, finding.party());
  }

  @Test
  void namesABodyThatNeverComesWholeUntilTheClientGivesUp() {
    answered("HTTP/1.1 200 OK\nContent-Length: 12\n\nhello")
        .after(60_000)
        .clientFin()
        .serverFin()
        .finds("body-shorter-than-content-length");
  }

  @Test
  void blamesNobodyForAShortBodyThatTheCaptureExplains() {
    String start = "HTTP/1.1 200 OK\nContent-Length: 12\n\nhello";
    answered(start).after(5000).isSilent("body-shorter-than-content-length");
    answered(start)
        .serverGap(7, GapCause.NOT_CAPTURED)
        .serverFin()
        .isSilent("body-shorter-than-content-length");
  }

  @Test
  void cannotTellWhoFellSilentWhereBytesAreMissing() {
    answered("HTTP/1.1 200 OK\nContent-Length: 30\n\nhello")
        .serverGap(7, GapCause.NOT_CAPTURED)
        .server("hello")
        .after(60_000)
        .clientReset()
        .isSilent("body-shorter-than-content-length");
  }

  @Test
  void blamesNoServerForAClientThatLeaves() {
    answered("HTTP/1.1 200 OK\nContent-Length: 12\n\nhello")
        .after(10)
        .clientFin()
        .after(1)
        .serverFin()
        .isSilent("body-shorter-than-content-length");
  }

  @Test
  void acceptsAWholeBodyAndOneThatHeadLeavesOut() {
    answered("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello")
        .serverFin()
        .isSilent("body-shorter-than-content-length")
        .isSilent("bytes-after-response");
    new Conversation()
        .client("HEAD / HTTP/1.1\nHost: a\n\n")
        .server("HTTP/1.1 200 OK\nContent-Length: 12\n\n")
        .serverFin()
        .isSilent("body-shorter-than-content-length");
  }

  @Test
  void namesBytesBeyondTheDeclaredLength() {
    Finding finding =
        answered("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello world")
            .serverFin()
            .finds("bytes-after-response");

    assertEquals(
        "After the end of the response to GET / (Content-Length 5) the server sent 6 more bytes that"
            + " begin no response: \" world\".",
        finding.summary());
  }

  @Test
  void isLessSureOfBytesAfterAResponseWhoseRequestIsNotCaptured() {
    Finding finding =
        new Conversation()
            .oneSided()
            .server("HTTP/1.1 200 OK\nContent-Length: 5\n\nHTTP/1.1 200 OK\n\n")
            .serverFin()
            .finds("bytes-after-response");

    assertEquals(Severity.WARNING, finding.severity());
    assertEquals(Confidence.LOW, finding.confidence());
    assertTrue(
        finding.summary().endsWith("; a HEAD, which has no body, is not ruled out."),
        finding.summary());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 40", "Transfer-Encoding: chunked", "Server: a"})
  void takesAResponseWithoutRequestForOneToHeadWhenAnotherFollowsItsHead(String field) {
    Conversation conversation =
        new Conversation()
            .oneSided()
            .server("HTTP/1.1 200 OK\n" + field + "\n\n")
            .after(100)
            .server("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")
            .serverFin();

    assertEquals(2, conversation.exchanges().size());
    assertEquals("6.3(1)", conversation.exchanges().get(0).response().framingStep());
    assertEquals(2, conversation.exchanges().get(1).response().bodyBytes());
    conversation.isSilent("bytes-after-response").isSilent("header-without-chunks");
  }

  @Test
  void namesABodyAfterHead() {
    Finding finding =
        new Conversation()
            .client("HEAD / HTTP/1.1\nHost: a\n\n")
            .server("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello")
            .serverFin()
            .finds("bytes-after-response");

    assertTrue(finding.summary().contains("a HEAD, which has no body"), finding.summary());
  }

  @Test
  void namesABodyAfter204() {
    answered("HTTP/1.1 204 No Content\n\nhello").serverFin().finds("bytes-after-response");
  }

  @Test
  void takesTheNextResponseForAResponse() {
    new Conversation()
        .client(GET + GET)
        .server("HTTP/1.1 204 No Content\n\nHTTP/1.1 200 OK\nContent-Length: 1\n\nx")
        .serverFin()
        .isSilent("bytes-after-response");
    answered("HTTP/1.1 200 OK\nContent-Length: 1\n\nx\n")
        .serverFin()
        .isSilent("bytes-after-response");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 5\nContent-Length: 6", "Content-Length: 5, 6"})
  void namesLengthsThatDiffer(String fields) {
    Finding finding =
        answered("HTTP/1.1 200 OK\n" + fields + "\n\nhello")
            .serverFin()
            .finds("content-length-conflicting");

    assertTrue(finding.summary().endsWith("differ: \"5, 6\"."), finding.summary());
    answered("HTTP/1.1 200 OK\n" + fields + "\n\nhello").isSilent("content-length-repeated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 5\nContent-Length: 5", "Content-Length: 5, 5"})
  void namesARepeatedLength(String fields) {
    Conversation conversation = answered("HTTP/1.1 200 OK\n" + fields + "\n\nhello");

    assertEquals(Severity.WARNING, conversation.finds("content-length-repeated").severity());
    conversation.isSilent("content-length-conflicting").isSilent("content-length-invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+5", "-1", "0x5", "5 5", "five", "", "9223372036854775808", "5;"})
  void namesWhatIsNoLength(String value) {
    Finding finding =
        answered("HTTP/1.1 200 OK\nContent-Length: " + value + "\n\nhello")
            .serverFin()
            .finds("content-length-invalid");

    assertEquals(Severity.ERROR, finding.severity());
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "05", "00000000000000000000005"})
  void acceptsDigits(String value) {
    answered("HTTP/1.1 200 OK\nContent-Length: " + value + "\n\nhello")
        .isSilent("content-length-invalid")
        .isSilent("content-length-repeated")
        .isSilent("content-length-conflicting");
  }

  @Test
  void namesLengthAndCodingTogether() {
    Finding finding =
        new Conversation()
            .client("POST / HTTP/1.1\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n")
            .finds("content-length-and-transfer-encoding");

    assertEquals(Party.CLIENT, finding.party());
    assertTrue(finding.summary().contains("read as chunked"), finding.summary());
  }

  @Test
  void acceptsEitherOfLengthAndCoding() {
    answered("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n0\n\n")
        .isSilent("content-length-and-transfer-encoding");
    answered("HTTP/1.1 200 OK\nContent-Length: 0\n\n")
        .isSilent("content-length-and-transfer-encoding");
  }

  @Test
  void namesFramingFieldsWhereThereIsNoBody() {
    answered("HTTP/1.1 204 No Content\nContent-Length: 0\n\n")
        .finds("framing-on-bodyless-response");
    new Conversation()
        .client("CONNECT a:1 HTTP/1.1\nHost: a:1\n\n")
        .server("HTTP/1.1 200 OK\nContent-Length: 0\n\n")
        .finds("framing-on-bodyless-response");
  }

  @Test
  void takesAStatusThatIsNoneForOneThatMayHaveABody() {
    answered("HTTP/1.1 20 OK\nContent-Length: 0\n\n").isSilent("framing-on-bodyless-response");
    answered("HTTP/1.1 0 OK\nContent-Length: 0\n\n").isSilent("framing-on-bodyless-response");
  }

  @Test
  void acceptsFramingFieldsOnHeadAnd304() {
    new Conversation()
        .client("HEAD / HTTP/1.1\nHost: a\n\n")
        .server("HTTP/1.1 200 OK\nContent-Length: 5\n\n")
        .isSilent("framing-on-bodyless-response");
    answered("HTTP/1.1 304 Not Modified\nTransfer-Encoding: chunked\n\n")
        .isSilent("framing-on-bodyless-response");
  }
}
