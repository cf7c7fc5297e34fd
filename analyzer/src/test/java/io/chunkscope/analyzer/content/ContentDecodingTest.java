package io.chunkscope.analyzer.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDecodingTest {
  private static final Charset UTF = StandardCharsets.UTF_8;
  private static final int NO_LIMIT = Integer.MAX_VALUE;
  private final ContentDecoders decoders = new ContentDecoders(ContentLimits.DEFAULTS);

  private ContentDecoding decoding(String kind) {
    return decoders.begin(List.of(Coded.coding(kind)), NO_LIMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zlib", "raw", "br", "zstd"})
  void decodesAWholeBody(String kind) {
    byte[] body = Coded.whole(kind, Coded.text(300_000));

    try (ContentDecoding decoding = decoding(kind)) {
      DecodingState state = decoding.accept(body, 0, body.length);

      assertEquals(300_000, decoding.textBytes());
      // A further frame of zstd may always follow.
      assertEquals(kind.equals("zstd") ? DecodingState.MORE : DecodingState.END, state);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zlib", "raw", "br", "zstd"})
  void decodesByteByByte(String kind) {
    byte[] body = Coded.whole(kind, Coded.text(5000));

    try (ContentDecoding decoding = decoding(kind)) {
      long before = 0;
      for (int i = 0; i < body.length; i++) {
        decoding.accept(body, i, 1);
        assertTrue(decoding.textBytes() >= before);
        before = decoding.textBytes();
      }
      assertEquals(5000, decoding.textBytes());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zlib", "raw", "br", "zstd"})
  void isTheSameWhereverTheBodyIsCut(String kind) {
    byte[] body = Coded.whole(kind, Coded.text(700));
    for (int cut = 0; cut <= body.length; cut++) {
      try (ContentDecoding decoding = decoding(kind)) {
        decoding.accept(body, 0, cut);
        long early = decoding.textBytes();
        DecodingState state = decoding.accept(body, cut, body.length - cut);

        assertTrue(early <= 700);
        assertEquals(700, decoding.textBytes(), "cut at " + cut);
        assertTrue(state == DecodingState.END || kind.equals("zstd"), "cut at " + cut);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zlib", "raw", "br", "zstd"})
  void yieldsAtEveryFlushAllThatWasWritten(String kind) {
    byte[][] flushes =
        Coded.flushed(kind, Coded.text(10), Coded.text(3000), Coded.text(1), Coded.text(90));
    long[] expected = {10, 3010, 3011, 3101};

    try (ContentDecoding decoding = decoding(kind)) {
      for (int i = 0; i < flushes.length; i++) {
        decoding.accept(flushes[i], 0, flushes[i].length);
        assertEquals(expected[i], decoding.textBytes(), "flush " + i);
      }
    }
  }

  @Test
  void yieldsNothingForTheHeaderOfAFormat() {
    byte[] gzip = Coded.whole("gzip", Coded.text(500));
    try (ContentDecoding decoding = decoding("gzip")) {
      assertEquals(DecodingState.MORE, decoding.accept(gzip, 0, 10));
      assertEquals(0, decoding.textBytes());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "raw", "br", "zstd"})
  void refusesText(String kind) {
    byte[] html = "<!DOCTYPE html><html><head><title>Lab</title></head>".getBytes(UTF);
    try (ContentDecoding decoding = decoding(kind)) {
      assertEquals(DecodingState.INVALID, decoding.accept(html, 0, html.length));
    }
    try (ContentDecoding decoding = decoding(kind)) {
      for (int i = 0; i < html.length; i++) {
        decoding.accept(html, i, 1);
      }
      assertEquals(DecodingState.INVALID, decoding.state());
    }
  }

  @Test
  void undoesSeveralCodingsInReverse() {
    byte[] body = Coded.whole("br", Coded.whole("gzip", Coded.text(9000)));
    List<ContentCoding> codings = ContentCoding.listed("gzip, br", 4);

    try (ContentDecoding decoding = decoders.begin(codings, NO_LIMIT)) {
      for (int i = 0; i < body.length; i++) {
        decoding.accept(body, i, 1);
      }
      assertEquals(9000, decoding.textBytes());
      assertEquals(DecodingState.END, decoding.state());
    }
    try (ContentDecoding decoding =
        decoders.begin(List.of(ContentCoding.BROTLI, ContentCoding.GZIP), NO_LIMIT)) {
      assertEquals(DecodingState.INVALID, decoding.accept(body, 0, body.length));
    }
    byte[] inner = Coded.whole("gzip", "this is not brotli at all, and long".getBytes(UTF));
    try (ContentDecoding decoding =
        decoders.begin(List.of(ContentCoding.BROTLI, ContentCoding.GZIP), NO_LIMIT)) {
      assertEquals(DecodingState.INVALID, decoding.accept(inner, 0, inner.length));
    }
  }

  @Test
  void readsTheSameCodingTwice() {
    byte[] body = Coded.whole("gzip", Coded.whole("gzip", Coded.text(9000)));
    try (ContentDecoding decoding =
        decoders.begin(List.of(ContentCoding.GZIP, ContentCoding.GZIP), NO_LIMIT)) {
      decoding.accept(body, 0, body.length);
      assertEquals(9000, decoding.textBytes());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zlib", "br", "zstd"})
  void stopsABombAtTheLimit(String kind) {
    byte[] bomb = Coded.whole(kind, new byte[50 << 20]);

    try (ContentDecoding decoding = decoders.begin(List.of(Coded.coding(kind)), 1 << 20)) {
      assertEquals(DecodingState.LIMIT, decoding.accept(bomb, 0, bomb.length));
      assertTrue(decoding.textBytes() <= 1 << 20);
      assertEquals(DecodingState.LIMIT, decoding.accept(bomb, 0, bomb.length));
    }
  }

  @Test
  void stopsABombWithinABomb() {
    byte[] bomb = Coded.whole("gzip", Coded.whole("gzip", new byte[50 << 20]));
    try (ContentDecoding decoding =
        decoders.begin(List.of(ContentCoding.GZIP, ContentCoding.GZIP), 1 << 20)) {
      assertEquals(DecodingState.LIMIT, decoding.accept(bomb, 0, bomb.length));
    }
  }

  @Test
  void refusesAZstdWindowLargerThanTheWebAllows() {
    // Frame header: no single segment, window descriptor for 2^27 bytes; then a block.
    byte[] frame = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) ((27 - 10) << 3), 9, 0, 0, 'x'};
    try (ContentDecoding decoding = decoding("zstd")) {
      assertEquals(DecodingState.INVALID, decoding.accept(frame, 0, frame.length));
    }
  }

  @Test
  void readsAllPartsOfAGzipHeaderWhereverTheyAreCut() {
    byte[] body = gzipWithEverything(Coded.text(60));
    for (int cut = 0; cut <= body.length; cut++) {
      try (ContentDecoding decoding = decoding("gzip")) {
        decoding.accept(body, 0, cut);
        decoding.accept(body, cut, body.length - cut);
        assertEquals(60, decoding.textBytes(), "cut at " + cut);
        assertEquals(DecodingState.END, decoding.state());
      }
    }
  }

  private static byte[] gzipWithEverything(byte[] text) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(text);
    deflater.finish();
    byte[] data = new byte[1000];
    int length = deflater.deflate(data);
    deflater.end();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] fixed = {0x1f, (byte) 0x8b, 8, 0x1f, 1, 2, 3, 4, 0, 3, 2, 0, 'e', 'x'};
    out.writeBytes(fixed);
    out.writeBytes("name\0comment\0".getBytes(UTF));
    CRC32 crc = new CRC32();
    crc.update(out.toByteArray());
    out.write((int) crc.getValue());
    out.write((int) crc.getValue() >> 8);
    out.write(data, 0, length);
    out.writeBytes(new byte[8]);
    return out.toByteArray();
  }

  @Test
  void readsSeveralGzipMembersAndPassesOverWhatFollowsThem() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(Coded.whole("gzip", Coded.text(100)));
    body.writeBytes(Coded.whole("gzip", Coded.text(50)));
    body.writeBytes(new byte[20]);
    byte[] bytes = body.toByteArray();
    for (int step : new int[] {1, 7, bytes.length}) {
      try (ContentDecoding decoding = decoding("gzip")) {
        for (int at = 0; at < bytes.length; at += step) {
          decoding.accept(bytes, at, Math.min(step, bytes.length - at));
        }
        assertEquals(150, decoding.textBytes());
        assertEquals(DecodingState.END, decoding.state());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zlib", "raw", "br", "zstd"})
  void survivesDamageAnywhere(String kind) {
    byte[] body = Coded.whole(kind, Coded.text(2000));
    Random random = new Random(42);
    for (int round = 0; round < 300; round++) {
      byte[] damaged = body.clone();
      damaged[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
      int cut = random.nextInt(body.length);
      try (ContentDecoding decoding = decoders.begin(List.of(Coded.coding(kind)), 1 << 20)) {
        decoding.accept(damaged, 0, cut);
        decoding.accept(damaged, cut, body.length - cut);
        assertTrue(decoding.textBytes() <= 1 << 20);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zlib", "raw", "br", "zstd"})
  void survivesNoise(String kind) {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      byte[] noise = new byte[random.nextInt(200) + 1];
      random.nextBytes(noise);
      try (ContentDecoding decoding = decoders.begin(List.of(Coded.coding(kind)), 1 << 20)) {
        decoding.accept(noise, 0, noise.length);
        assertTrue(decoding.textBytes() <= 1 << 20);
      }
    }
  }

  @Test
  void usesAnInflaterAgainAsIfItWereNew() {
    byte[] body = Coded.whole("gzip", Coded.text(4000));
    for (int round = 0; round < 3; round++) {
      try (ContentDecoding decoding = decoding("gzip")) {
        byte[] half = Arrays.copyOf(body, body.length / 2);
        assertEquals(DecodingState.MORE, decoding.accept(half, 0, half.length));
      }
      try (ContentDecoding decoding = decoding("gzip")) {
        decoding.accept(body, 0, body.length);
        assertEquals(4000, decoding.textBytes());
      }
    }
  }

  @Test
  void readsTheFieldsNames() {
    assertEquals(List.of(ContentCoding.GZIP), ContentCoding.listed("GZip", 4));
    assertEquals(List.of(ContentCoding.GZIP), ContentCoding.listed("x-gzip", 4));
    assertEquals(
        List.of(ContentCoding.DEFLATE, ContentCoding.BROTLI),
        ContentCoding.listed("deflate ,, identity, br", 4));
    assertEquals(List.of(), ContentCoding.listed("gzip, aws-chunked", 4));
    assertEquals(List.of(), ContentCoding.listed("identity", 4));
    assertEquals(List.of(), ContentCoding.listed("gzip, gzip, gzip", 2));
  }
}
