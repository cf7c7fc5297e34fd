package io.chunkscope.analyzer.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentReaderTest {
  private final ContentReader reader = new ContentReader(ContentLimits.DEFAULTS);

  private ContentReading read(String kind, byte[]... flushes) {
    ContentSample sample = reader.begin(List.of(Coded.coding(kind)));
    for (int i = 0; i < flushes.length; i++) {
      if (i > 0) {
        sample.flush();
      }
      sample.accept(flushes[i], 0, flushes[i].length);
    }
    return sample.end();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zlib", "raw", "br", "zstd"})
  void hasNothingToSayOfABodyInOneFlush(String kind) {
    assertNull(read(kind, Coded.whole(kind, Coded.text(4000))));
    assertNull(read(kind, Coded.whole(kind, Coded.text(900_000))));
    assertNull(read(kind, Arrays.copyOf(Coded.whole(kind, Coded.text(4000)), 3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zlib", "raw", "br", "zstd"})
  void countsTheTextOfEveryFlush(String kind) {
    byte[][] flushes = Coded.flushed(kind, Coded.text(900), Coded.text(5), Coded.text(40_000));

    ContentReading reading = read(kind, flushes);

    assertFalse(reading.remarkable());
    assertEquals(3, reading.flushes());
    assertEquals(900, reading.textBytes(0));
    assertEquals(5, reading.textBytes(1));
    assertEquals(40_000, reading.textBytes(2));
    assertEquals(ContentReading.UNKNOWN, reading.textBytes(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zlib", "br", "zstd"})
  void seesThatAHeaderAloneBringsNoText(String kind) {
    byte[] body = Coded.whole(kind, Coded.text(3000));
    int header = kind.equals("gzip") ? 10 : kind.equals("zlib") ? 2 : kind.equals("br") ? 1 : 6;

    ContentReading reading =
        read(kind, Arrays.copyOf(body, header), Arrays.copyOfRange(body, header, body.length));

    assertTrue(reading.heldBack(0));
    assertEquals(1, reading.broughtBy(0));
    assertEquals(0, reading.textBytes(0));
    assertEquals(3000, reading.textBytes(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zlib", "raw"})
  void knowsAFlushOfACompressorThatHadNothing(String kind) {
    byte[][] flushes = Coded.flushed(kind, new byte[0], Coded.text(300), Coded.text(20));
    byte[] header = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};
    byte[] emptyBlock = {0, 0, 0, (byte) 0xff, (byte) 0xff};
    ContentReading reading = read(kind, join(flushes[0], emptyBlock), flushes[1], flushes[2]);
    assertEquals(kind.equals("gzip"), flushes[0].length >= header.length);

    assertEquals(0, reading.textBytes(0));
    assertEquals(300, reading.textBytes(1));
    assertFalse(reading.remarkable());
  }

  @Test
  void knowsAFlushOfABrotliEncoderThatHadNothing() {
    // Window bits and an empty metadata block, as the reference encoder begins when flushed.
    byte[] nothing = {0x6b, 0};
    byte[] rest = Coded.whole("br", Coded.text(500));
    assertTrue(FlushMark.endsWith(ContentCoding.BROTLI, nothing, 0, 2));
    assertFalse(FlushMark.endsWith(ContentCoding.BROTLI, rest, 0, 1));
    assertFalse(FlushMark.endsWith(ContentCoding.BROTLI, nothing, 0, 0));
    byte[][] flushed = Coded.flushed("br", Coded.text(500), Coded.text(1));
    assertTrue(FlushMark.endsWith(ContentCoding.BROTLI, flushed[0], 0, flushed[0].length));
  }

  @Test
  void doesNotTakeTheEndOfTheFormatForHeldBackText() {
    byte[][] flushes = Coded.flushed("gzip", Coded.text(900), new byte[0]);

    ContentReading reading = read("gzip", flushes);

    assertEquals(0, reading.textBytes(1));
    assertEquals(-1, reading.broughtBy(1));
    assertFalse(reading.remarkable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zlib", "br", "zstd"})
  void seesThatABodyIsSomethingElse(String kind) {
    byte[] html = "<!DOCTYPE html><html><head></head></html>".getBytes(StandardCharsets.US_ASCII);

    ContentReading reading = read(kind, html);

    assertTrue(reading.undecodable());
    assertEquals("<!DOCTYPE html><", reading.evidence());
  }

  @Test
  void doesNotLookForDamageFurtherOn() {
    byte[] body = Coded.whole("gzip", Coded.text(20_000));
    Arrays.fill(body, 700, body.length, (byte) 0xff);

    assertNull(read("gzip", body));
    ContentReading reading =
        read("gzip", Arrays.copyOf(body, 800), Arrays.copyOfRange(body, 800, body.length));
    assertFalse(reading.remarkable());
    assertEquals(ContentReading.UNKNOWN, reading.textBytes(0));
  }

  @Test
  void keepsOnlySoMuch() {
    byte[] noise = new byte[40_000];
    new Random(1).nextBytes(noise);
    byte[][] flushes = Coded.flushed("gzip", noise, Coded.text(100));
    ContentReading reading = read("gzip", flushes);
    assertNull(reading);

    byte[][] later = Coded.flushed("gzip", Coded.text(100), noise, noise, Coded.text(5));
    reading = read("gzip", later);
    assertEquals(100, reading.textBytes(0));
    assertEquals(40_000, reading.textBytes(1));
    assertEquals(ContentReading.UNKNOWN, reading.textBytes(2));
    assertEquals(ContentReading.UNKNOWN, reading.textBytes(3));
  }

  @Test
  void knowsThatTextCameEvenWhereItCannotCountIt() {
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    byte[] body = Coded.whole("gzip", noise);

    ContentReading reading =
        read("gzip", Arrays.copyOf(body, 10), Arrays.copyOfRange(body, 10, body.length));

    assertTrue(reading.heldBack(0));
    assertEquals(ContentReading.UNKNOWN, reading.textBytes(1));
  }

  @Test
  void tellsBeforeAHoleWhatWasThere() {
    byte[][] flushes = Coded.flushed("gzip", Coded.text(100), Coded.text(200), Coded.text(5));
    ContentSample sample = reader.begin(List.of(ContentCoding.GZIP));
    sample.accept(flushes[0], 0, flushes[0].length);
    sample.flush();
    sample.accept(flushes[1], 0, flushes[1].length);
    sample.stop();
    sample.accept(flushes[2], 0, flushes[2].length);
    ContentReading reading = sample.end();

    assertEquals(100, reading.textBytes(0));
    assertEquals(ContentReading.UNKNOWN, reading.textBytes(1));
  }

  @Test
  void stopsAtABomb() {
    byte[][] flushes = Coded.flushed("gzip", Coded.text(10), new byte[5 << 20], Coded.text(5));

    ContentReading reading = read("gzip", flushes);

    assertEquals(10, reading.textBytes(0));
    assertEquals(ContentReading.UNKNOWN, reading.textBytes(1));
    assertFalse(reading.remarkable());
    assertNull(read("gzip", Coded.whole("gzip", new byte[50 << 20])));
  }

  @Test
  void tellsOnlySoManyFlushesApart() {
    byte[][] flushes = new byte[400][];
    Arrays.fill(flushes, new byte[] {0});
    flushes[0] = new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};
    ContentReading reading = read("gzip", flushes);

    assertNotNull(reading);
    assertTrue(reading.flushes() <= 256);
  }

  @Test
  void keepsOnlySoManyBodiesAtATime() {
    List<ContentSample> open = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      open.add(reader.begin(List.of(ContentCoding.GZIP)));
    }
    assertNull(reader.begin(List.of(ContentCoding.GZIP)));
    open.get(0).stop();
    assertNotNull(reader.begin(List.of(ContentCoding.GZIP)));
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
