package io.chunkscope.capture.source;

import static io.chunkscope.capture.source.CaptureBytes.data;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressedCaptureTest {
  private static final byte[] CAPTURE = capture(200);

  @ParameterizedTest
  @EnumSource(Compression.class)
  void readsACompressedCapture(Compression compression) throws Exception {
    byte[] stored = compress(compression, CAPTURE);

    Reading reading = Reading.of(stored);

    assertNull(reading.thrown());
    assertEquals(Reading.of(CAPTURE).seen(), reading.seen());
    assertEquals(compression.id(), reading.info().compression());
    assertEquals(stored.length, reading.info().bytes());
    assertTrue(reading.info().complete());
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void readsConcatenatedPartsByteByByte(Compression compression) throws Exception {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    for (int at = 0; at < CAPTURE.length; at += 3001) {
      byte[] part = Arrays.copyOfRange(CAPTURE, at, Math.min(CAPTURE.length, at + 3001));
      stored.writeBytes(compress(compression, part));
    }

    InputStream slow = Reading.byteByByte(stored.toByteArray());
    Reading reading = Reading.of(slow, ReadOptions.DEFAULTS);

    assertNull(reading.thrown());
    assertEquals(Reading.of(CAPTURE).seen(), reading.seen());
    assertTrue(reading.info().complete(), reading.info().problem());
  }

  @Test
  void readsTwoLayersAndRefusesThree() throws Exception {
    byte[] twice = compress(Compression.GZIP, compress(Compression.ZSTD, CAPTURE));

    Reading reading = Reading.of(twice);

    assertEquals(Reading.of(CAPTURE).seen(), reading.seen());
    assertEquals("gzip", reading.info().compression());
    assertEquals(
        "compressed more than 2 times over; decompress it first",
        assertThrows(
                CaptureFormatException.class, () -> Reading.of(compress(Compression.LZ4, twice)))
            .getMessage());
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void deliversWhatCouldBeDecompressedWhereverTheFileIsCut(Compression compression)
      throws Exception {
    byte[] capture = capture(12);
    List<Reading.Seen> all = Reading.of(capture).seen();
    byte[] stored = compress(compression, capture);
    int most = 0;
    for (int cut = 4; cut < stored.length; cut++) {
      byte[] part = Arrays.copyOf(stored, cut);
      try {
        Reading reading = Reading.of(part);
        assertNull(reading.thrown(), "cut at " + cut);
        assertFalse(reading.info().complete(), "cut at " + cut);
        assertNotNull(reading.info().problem(), "cut at " + cut);
        assertEquals(all.subList(0, reading.seen().size()), reading.seen(), "cut at " + cut);
        assertTrue(reading.seen().size() >= most, "cut at " + cut);
        most = reading.seen().size();
      } catch (CaptureFormatException e) {
        assertEquals(
            "the "
                + compression.id()
                + " data is cut short before the first packet; fetch the file again",
            e.getMessage(),
            "cut at " + cut);
        assertEquals(0, most);
      }
    }
    // A stream cut inside its trailer has lost no data.
    assertEquals(all.size(), most);
  }

  @Test
  void deliversAllButTheUnfinishedPacketOfALongGzipFileThatIsCut() throws Exception {
    byte[] stored = compress(Compression.GZIP, CAPTURE);
    byte[] half = Arrays.copyOf(stored, stored.length / 2);

    Reading reading = Reading.of(half);

    // Incompressible: half the stored bytes are half the packets, but for the unfinished block.
    assertTrue(reading.seen().size() > 90, () -> reading.seen().size() + " packets");
    assertEquals(
        "the gzip data is cut short after "
            + half.length
            + " bytes, inside packet "
            + (reading.seen().size() + 1),
        reading.info().problem());
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void reportsDamageAfterWhatCameBeforeIt(Compression compression) throws Exception {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    byte[] first = capture(3);
    stored.writeBytes(compress(compression, first));
    byte[] second = compress(compression, CAPTURE);
    Arrays.fill(second, 30, 4000, (byte) 0xff);
    stored.writeBytes(second);

    Reading reading = Reading.of(stored.toByteArray());

    assertTrue(reading.thrown().startsWith("the " + compression.id() + " data is damaged near "));
    assertEquals(reading.thrown(), reading.info().problem());
    assertFalse(reading.info().complete());
    List<Reading.Seen> expected = Reading.of(first).seen();
    assertEquals(expected, reading.seen().subList(0, expected.size()));
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void survivesAnyByteBeingAnother(Compression compression) throws Exception {
    byte[] stored = compress(compression, capture(3));
    Random random = new Random(11);
    for (int i = 4; i < stored.length; i++) {
      byte[] other = stored.clone();
      other[i] ^= (byte) (1 + random.nextInt(255));
      try {
        Reading reading = Reading.of(other);
        assertEquals(reading.info().complete(), reading.info().problem() == null, "byte " + i);
      } catch (CaptureFormatException e) {
        assertFalse(e.getMessage().isBlank());
      }
    }
  }

  @Test
  void readsAGzipHeaderWithEveryOptionalField() throws Exception {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    GzipParameters parameters = new GzipParameters();
    parameters.setFileName("a.pcap");
    parameters.setComment("kept for later");
    parameters.setHeaderCRC(true);
    try (OutputStream out = new GzipCompressorOutputStream(plain, parameters)) {
      out.write(CAPTURE);
    }
    byte[] named = plain.toByteArray();
    ByteArrayOutputStream withExtra = new ByteArrayOutputStream();
    withExtra.write(named, 0, 10);
    withExtra.writeBytes(new byte[] {5, 0, 1, 2, 3, 4, 5});
    withExtra.write(named, 10, named.length - 10);
    byte[] stored = withExtra.toByteArray();
    stored[3] |= 0x04;

    assertEquals(Reading.of(CAPTURE).seen(), Reading.of(stored).seen());
    assertEquals(0x1e, stored[3]);
  }

  @Test
  void ignoresPaddingBehindTheLastGzipMember() throws Exception {
    byte[] stored = compress(Compression.GZIP, CAPTURE);

    Reading reading = Reading.of(Arrays.copyOf(stored, stored.length + 700));

    assertEquals(Reading.of(CAPTURE).seen(), reading.seen());
    assertTrue(reading.info().complete());
  }

  @Test
  void knowsThatAFileIsCutInsideTheHeaderOfALaterGzipMember() throws Exception {
    byte[] stored = compress(Compression.GZIP, CAPTURE);
    byte[] cut = Arrays.copyOf(stored, stored.length + 7);
    System.arraycopy(stored, 0, cut, stored.length, 7);

    Reading reading = Reading.of(cut);

    assertEquals(200, reading.seen().size());
    assertEquals(
        "the gzip data is cut short after " + cut.length + " bytes, behind packet 200",
        reading.info().problem());
  }

  @Test
  void passesOverSkippableFramesBeforeZstdAndLz4() throws Exception {
    byte[] skippable = HexFormat.of().parseHex("502a4d1804000000c0ffee00");
    for (Compression compression : List.of(Compression.ZSTD, Compression.LZ4)) {
      ByteArrayOutputStream stored = new ByteArrayOutputStream();
      stored.writeBytes(skippable);
      stored.writeBytes(compress(compression, CAPTURE));

      Reading reading = Reading.of(stored.toByteArray());

      assertEquals(Reading.of(CAPTURE).seen(), reading.seen());
      assertEquals(compression.id(), reading.info().compression());
    }
  }

  @Test
  void refusesAZstdWindowBeyondTheLimit() throws Exception {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out = new ZstdOutputStreamNoFinalizer(stored).setLong(24)) {
      out.write(capture(5));
    }
    ReadOptions options = ReadOptions.DEFAULTS;
    ReadOptions small =
        new ReadOptions(options.blockBytes(), options.maxBlockBytes(), 1, 20, ReadOptions.NEVER);

    assertEquals(5, Reading.of(stored.toByteArray(), options).seen().size());
    assertThrows(CaptureFormatException.class, () -> Reading.of(stored.toByteArray(), small));
  }

  @Test
  void passesOnAnErrorOfTheStorage() throws Exception {
    byte[] stored = compress(Compression.GZIP, CAPTURE);
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(stored, 0, stored.length / 2),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("disk on fire");
              }

              @Override
              public int read(byte[] target, int offset, int length) throws IOException {
                return read();
              }
            });
    try (PacketSource source = CaptureFiles.open(failing, "the file")) {
      IOException thrown =
          assertThrows(
              IOException.class,
              () -> {
                while (!source.exhausted()) {
                  source.poll(packet -> {}, 1000);
                }
              });
      assertEquals("disk on fire", thrown.getMessage());
      assertTrue(source.exhausted());
      assertFalse(source.info().complete());
    }
  }

  static byte[] compress(Compression compression, byte[] plain) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (compression) {
          case GZIP -> new GZIPOutputStream(stored);
          case ZSTD -> new ZstdOutputStreamNoFinalizer(stored).setChecksum(true);
          case LZ4 -> new FramedLZ4CompressorOutputStream(stored);
        }) {
      out.write(plain);
    }
    return stored.toByteArray();
  }

  private static byte[] capture(int packets) {
    Random random = new Random(5);
    CaptureBytes capture = new CaptureBytes(ByteOrder.LITTLE_ENDIAN).pcapHeader(0xa1b2c3d4L, 0, 1);
    for (int i = 0; i < packets; i++) {
      byte[] data = data(i, 100 + i % 50);
      random.nextBytes(data);
      capture.pcapRecord(i, i, data, data.length);
    }
    return capture.toArray();
  }
}
