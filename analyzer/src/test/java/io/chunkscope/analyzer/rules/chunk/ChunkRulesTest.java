package io.chunkscope.analyzer.rules.chunk;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkRulesTest {
  private static final String GET = "GET / HTTP/1.1\nHost: a\n\n";
  private static final String HEAD = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n";

  private static Conversation answered(String response) {
    return new Conversation().rttMs(1).client(GET).after(5).server(response);
  }

  /** A body in the bytes given, so that single line feeds can be told. */
  private static Conversation answeredRaw(String body) {
    return new Conversation().client(GET).raw().server(HEAD.replace("\n", "\r\n") + body);
  }

  @Test
  void blamesTheServerForAFinBeforeTheLastChunk() {
    Finding finding =
        answered(HEAD + "5\nhello\n").after(3).serverFin().finds("missing-last-chunk");

    assertEquals(
        "After 1 chunk (5 bytes) of the response to GET /, the last-chunk was never sent: the server"
            + " sent a FIN 3 ms after the last byte.",
        finding.summary());
    assertEquals(Severity.ERROR, finding.severity());
    assertEquals(Party.SERVER, finding.party());
  }

  @Test
  void blamesTheServerForAResetBeforeTheLastChunk() {
    Finding finding =
        answered(HEAD + "5\nhello\n").after(3).serverReset().finds("missing-last-chunk");

    assertTrue(finding.summary().contains("the server sent a RST 3 ms"), finding.summary());
  }

  @Test
  void blamesAServerThatFallsSilentUntilTheClientGivesUp() {
    Finding finding =
        answered(HEAD + "5\nhello\n")
            .after(30_000)
            .clientFin()
            .serverFin()
            .finds("missing-last-chunk");

    assertTrue(
        finding
            .summary()
            .endsWith("the server was silent for 30 s, then the client gave up with a FIN."),
        finding.summary());
    assertEquals(Confidence.MEDIUM, finding.confidence());
  }

  @Test
  void namesAnEmptyLineMissingAfterTheLastChunk() {
    Finding finding = answered(HEAD + "5\nhello\n0\n").serverFin().finds("missing-last-chunk");

    assertTrue(finding.summary().contains("the empty line that follows the last-chunk"));
  }

  @Test
  void doesNotBlameAServerWhoseClientLeaves() {
    answered(HEAD + "5\nhello\n").after(30).clientReset().isSilent("missing-last-chunk");
    answered(HEAD + "5\nhello\n")
        .after(30)
        .clientFin()
        .after(1)
        .serverFin()
        .isSilent("missing-last-chunk");
  }

  @Test
  void blamesNobodyWhenTheCaptureEndsFirst() {
    Finding finding = answered(HEAD + "5\nhello\n").after(40).finds("missing-last-chunk");

    assertEquals(Severity.INFO, finding.severity());
    assertEquals(Confidence.LOW, finding.confidence());
  }

  @Test
  void blamesNobodyForATailThatWasNotCaptured() {
    answered(HEAD + "5\nhello\n")
        .serverGap(5, GapCause.NOT_CAPTURED)
        .serverFin()
        .isSilent("missing-last-chunk");
  }

  @Test
  void findsNothingInWellFormedChunks() {
    Conversation conversation = answered(HEAD + "5\nhello\n0\n\n").after(1).serverFin();

    for (String rule :
        new String[] {
          "missing-last-chunk", "chunk-size-malformed", "chunk-size-overflow", "chunk-data-overrun",
          "chunk-bare-lf", "chunk-extension", "chunked-without-header", "header-without-chunks"
        }) {
      conversation.isSilent(rule);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x5, has 0x before the digits",
    "+5, has a sign before the digits",
    "' 5', has whitespace before the digits"
  })
  void namesWhatIsWrongWithASize(String size, String words) {
    Finding finding =
        answered(HEAD + "5\nhello\n" + size + "\nhello\n0\n\n").finds("chunk-size-malformed");

    assertTrue(finding.summary().contains(words), finding.summary());
    assertEquals(Severity.ERROR, finding.severity());
  }

  @Test
  void namesASizeThatIsNotHexadecimal() {
    Finding finding = answered(HEAD + "5\nhello\nxyz\nhello\n0\n\n").finds("chunk-size-malformed");

    assertTrue(finding.summary().contains("is not hexadecimal"), finding.summary());
  }

  @ParameterizedTest
  @ValueSource(strings = {"05", "5  ", "0000000000000000000005", "5;a=b"})
  void acceptsUnusualSizesThatTheGrammarAllowsOrEveryoneReads(String size) {
    answered(HEAD + size + "\nhello\n0\n\n").isSilent("chunk-size-malformed");
  }

  @Test
  void namesASizeBeyond63Bits() {
    answered(HEAD + "8000000000000000\nhello\n0\n\n").serverFin().finds("chunk-size-overflow");
    answered(HEAD + "7fffffffffffffff\nhello\n").isSilent("chunk-size-overflow");
  }

  @Test
  void namesDataThatDoesNotEndWhereItsSizeSays() {
    Finding finding = answered(HEAD + "4\nhello\n0\n\n").finds("chunk-data-overrun");

    assertTrue(finding.summary().contains("near \"4\\r\\nhello"), finding.summary());
    answered(HEAD + "4\nhello\n0\n\n").serverFin().isSilent("missing-last-chunk");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5\nhello\r\n0\r\n\r\n", "5\r\nhello\n0\r\n\r\n", "5\r\nhello\r\n0\r\nA: b\n\r\n"})
  void namesALineFeedAloneInTheChunkFraming(String body) {
    assertEquals(Severity.ERROR, answeredRaw(body).finds("chunk-bare-lf").severity());
  }

  @Test
  void takesLineFeedsInDataForData() {
    answeredRaw("2\r\n\n\n\r\n0\r\n\r\n").isSilent("chunk-bare-lf");
  }

  @Test
  void mentionsExtensions() {
    Finding finding = answered(HEAD + "5;a=b\nhello\n0\n\n").finds("chunk-extension");

    assertEquals(Severity.INFO, finding.severity());
    assertTrue(finding.summary().contains("4 bytes of chunk extensions"), finding.summary());
  }

  @Test
  void warnsOfManyOrMalformedExtensions() {
    assertEquals(
        Severity.WARNING,
        answered(HEAD + "5;a=" + "b".repeat(1100) + "\nhello\n0\n\n")
            .finds("chunk-extension")
            .severity());
    assertEquals(
        Severity.WARNING,
        answered(HEAD + "5;=b\nhello\n0\n\n").finds("chunk-extension").severity());
  }

  @Test
  void doesNotTakePaddingForExtensions() {
    answered(HEAD + "5    \nhello\n0\n\n").isSilent("chunk-extension");
  }

  @Test
  void namesABodyThatIsNotChunkedThoughItsHeadSaysSo() {
    Finding finding = answered(HEAD + "<html></html>").serverFin().finds("header-without-chunks");

    assertTrue(finding.summary().contains("\"<html>"), finding.summary());
    answered(HEAD + "<html></html>").serverFin().isSilent("missing-last-chunk");
    answered(HEAD + "<html></html>").serverFin().isSilent("chunk-size-malformed");
  }

  @Test
  void namesChunksThatNoFieldAnnounces() {
    String response = "HTTP/1.1 200 OK\nContent-Type: text/plain\n\n5\nhello\n0\n\n";

    answered(response).serverFin().finds("chunked-without-header");
    answered(response).serverFin().isSilent("unframed-response");
    answered("HTTP/1.1 200 OK\n\nhello\n").serverFin().isSilent("chunked-without-header");
  }

  @Test
  void blamesTheClientForItsOwnChunks() {
    Finding finding =
        new Conversation()
            .client("POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n5\nhello\n")
            .after(2)
            .clientFin()
            .serverFin()
            .finds("missing-last-chunk");

    assertEquals(Party.CLIENT, finding.party());
  }

  @Test
  void letsAClientStopItsBodyOnceItIsAnswered() {
    new Conversation()
        .client("POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n5\nhello\n")
        .after(2)
        .server("HTTP/1.1 413 Content Too Large\nContent-Length: 0\nConnection: close\n\n")
        .after(1)
        .clientFin()
        .serverFin()
        .isSilent("missing-last-chunk");
  }
}
