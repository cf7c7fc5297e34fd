package io.chunkscope.compare.leg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.compare.Corpus;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is traced of the bodies of captures. */
class BodyTracerTest {
  private static final LegLimits USUAL = LegLimits.DEFAULTS;

  /** A server that sends plain text in chunks, before an nginx that compresses it. */
  private static final String COMPRESSED = "real/nginx-gzip-buffered.pcap";

  private static ResponseFacts response(Leg leg, boolean coded) {
    return leg.exchanges().stream()
        .map(ExchangeSummary::response)
        .filter(response -> response != null && (response.contentCoding() != null) == coded)
        .findFirst()
        .orElseThrow();
  }

  private static LegLimits limits(int openBodies, int decodings, int textBytes) {
    return new LegLimits(
        USUAL.maxExchanges(),
        USUAL.maxTextChars(),
        USUAL.maxFields(),
        USUAL.maxHeads(),
        USUAL.maxMarks(),
        openBodies,
        decodings,
        textBytes,
        Set.of());
  }

  @Test
  void theSameBytesHaveTheSamePrintHoweverTheyAreFramed() throws IOException {
    List<ResponseFacts> responses =
        Corpus.leg("hop/hop-buffers-response.pcap", USUAL).exchanges().stream()
            .map(ExchangeSummary::response)
            .toList();

    assertEquals(2, responses.size());
    assertNotEquals(responses.get(0).framing(), responses.get(1).framing());
    assertNotEquals(0, responses.get(0).body().print());
    assertEquals(responses.get(0).body().print(), responses.get(1).body().print());
  }

  @Test
  void aCodedBodyHasThePrintOfItsText() throws IOException {
    Leg leg = Corpus.leg(COMPRESSED, USUAL);
    BodyTrace plain = response(leg, false).body();
    BodyTrace coded = response(leg, true).body();

    assertNotEquals(plain.print(), coded.print());
    assertEquals(plain.textPrint(), coded.textPrint());
    assertEquals(plain.textBytes(), coded.textBytes());
    assertTrue(coded.textFollowed());
  }

  @Test
  void theLastByteIsThereAtTheBodysEndAndNoByteAfterIt() throws IOException {
    ResponseFacts plain = response(Corpus.leg(COMPRESSED, USUAL), false);

    assertEquals(plain.firstBodyNs(), plain.body().timeOfSent(1));
    assertEquals(plain.lastBodyNs(), plain.body().timeOfSent(plain.bodyBytes()));
    assertEquals(-1, plain.body().timeOfSent(plain.bodyBytes() + 1));
  }

  @Test
  void textBeyondTheLimitIsNotCompared() throws IOException {
    BodyTrace cut = response(Corpus.leg(COMPRESSED, limits(100, 100, 50)), true).body();

    assertEquals(0, cut.textPrint());
    assertFalse(cut.textFollowed());
    assertNotEquals(0, cut.print());
  }

  @Test
  void withoutADecoderTheBodyIsTracedAsSent() throws IOException {
    BodyTrace coded = response(Corpus.leg(COMPRESSED, limits(100, 0, 4_096)), true).body();

    assertEquals(0, coded.textPrint());
    assertNotEquals(0, coded.print());
  }

  @Test
  void bodiesBeyondTheLimitAreCounted() throws IOException {
    Leg leg = Corpus.leg(COMPRESSED, limits(0, 100, 4_096));

    assertTrue(leg.bodiesNotTraced() >= 2, leg.bodiesNotTraced() + " bodies");
    assertNull(response(leg, false).body());
  }

  @Test
  void aBodyWithAHoleHasNoPrintAndItsBytesKeepTheirPlaces() throws IOException {
    ResponseFacts holed =
        Corpus.leg("gap/counted-body.pcap", USUAL).exchanges().stream()
            .map(ExchangeSummary::response)
            .filter(response -> response != null && response.missingBytes() > 0)
            .findFirst()
            .orElseThrow();

    assertNotNull(holed.body());
    assertEquals(0, holed.body().print());
    assertEquals(0, holed.body().textPrint());
    assertEquals(holed.lastBodyNs(), holed.body().timeOfSent(holed.bodyBytes()));
  }
}
