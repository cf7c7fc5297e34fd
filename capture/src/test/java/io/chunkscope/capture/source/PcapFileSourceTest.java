package io.chunkscope.capture.source;

import static io.chunkscope.capture.source.CaptureBytes.data;
import static io.chunkscope.capture.source.Reading.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PcapFileSourceTest {
  private static final long MICROS = 0xa1b2c3d4L;
  private static final int LINUX_SLL2 = 276;

  static Stream<Arguments> variants() {
    List<Arguments> variants = new ArrayList<>();
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      variants.add(Arguments.of(order, MICROS, 1000, 0, 0));
      variants.add(Arguments.of(order, 0xa1b23c4dL, 1, 0, 0));
      variants.add(Arguments.of(order, 0xa1b2cd34L, 1000, 0, 8));
      variants.add(Arguments.of(order, 0x1c0001acL, 1000, 4, 0));
      variants.add(Arguments.of(order, 0x1c0001abL, 1000, 4, 0));
    }
    return variants.stream();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void readsEveryVariantInEitherByteOrder(
      ByteOrder order, long magic, int nanosPerTick, int moreFileHeader, int moreRecordHeader)
      throws Exception {
    CaptureBytes capture = new CaptureBytes(order).pcapHeader(magic, 65535, LINUX_SLL2);
    capture.bytes(new byte[moreFileHeader]);
    List<Reading.Seen> expected = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      byte[] data = data(i, 20 * i + i);
      capture.u32(1_700_000_000L + i).u32(999_999).u32(data.length).u32(1500);
      capture.bytes(new byte[moreRecordHeader]).bytes(data);
      long timestampNs = (1_700_000_000L + i) * 1_000_000_000 + 999_999L * nanosPerTick;
      expected.add(seen(i, timestampNs, LINUX_SLL2, data, 1500));
    }

    Reading reading = Reading.of(capture.toArray());

    assertNull(reading.thrown());
    assertEquals(expected, reading.seen());
    assertEquals(
        new CaptureInfo("pcap", null, List.of("LINUX_SLL2"), 3, capture.length(), 3, true, null),
        reading.info());
  }

  @Test
  void keepsNanosecondsThatMicrosecondsCannotTell() throws Exception {
    byte[] capture =
        little().pcapHeader(0xa1b23c4dL, 0, 1).pcapRecord(1, 123_456_789, data(1, 4), 4).toArray();

    assertEquals(List.of(seen(1, 1_123_456_789L, 1, data(1, 4))), Reading.of(capture).seen());
  }

  @Test
  void readsTimesUpToTheEndOfTheUnsignedSecondAndFractionsBeyondASecond() throws Exception {
    byte[] capture =
        little()
            .pcapHeader(MICROS, 0, 1)
            .pcapRecord(0xffffffffL, 0xffffffffL, data(1, 1), 1)
            .toArray();

    assertEquals(
        0xffffffffL * 1_000_000_000L + 0xffffffffL * 1000,
        Reading.of(capture).seen().get(0).timestampNs());
  }

  @Test
  void ignoresWhatTheUpperHalfOfTheLinkTypeSaysOfFrameCheckSequences() throws Exception {
    byte[] capture =
        little().pcapHeader(MICROS, 0, 0x54000001L).pcapRecord(1, 0, data(1, 4), 4).toArray();

    Reading reading = Reading.of(capture);

    assertEquals(1, reading.seen().get(0).linkType());
    assertEquals(List.of("ETHERNET"), reading.info().linkTypes());
  }

  @ParameterizedTest
  @CsvSource({"0", "96", "65535", "2147483647", "4294967295"})
  void takesPacketsLongerThanTheSnapLengthThatTheHeaderNames(long snapLength) throws Exception {
    byte[] data = data(7, 262_144);
    byte[] capture =
        little().pcapHeader(MICROS, snapLength, 1).pcapRecord(1, 0, data, data.length).toArray();

    assertEquals(List.of(seen(1, 1_000_000_000L, 1, data)), Reading.of(capture).seen());
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 262144", "1, 300000, 300000", "1, 4294967295, 262144", "189, 0, 1048576"})
  void takesALengthBeyondTheLinkTypesLimitForDamage(int linkType, long snapLength, int limit)
      throws Exception {
    byte[] first = data(1, 10);
    byte[] capture =
        little()
            .pcapHeader(MICROS, snapLength, linkType)
            .pcapRecord(1, 0, first, 10)
            .pcapRecord(2, 0, new byte[limit + 1], 10)
            .toArray();

    Reading reading = Reading.of(capture);

    String message =
        "packet 2 at byte 50 claims "
            + (limit + 1)
            + " captured bytes, more than the "
            + limit
            + " possible: damaged from there on; packets before it were read";
    assertEquals(List.of(seen(1, 1_000_000_000L, linkType, first)), reading.seen());
    assertEquals(message, reading.thrown());
    assertEquals(message, reading.info().problem());
    assertFalse(reading.info().complete());
    assertEquals(1, reading.info().packets());
  }

  @Test
  void neverSaysThatLessWasOnTheWireThanWasCaptured() throws Exception {
    byte[] capture =
        little()
            .pcapHeader(MICROS, 0, 1)
            .pcapRecord(1, 0, data(1, 60), 0)
            .pcapRecord(1, 0, data(2, 60), 0xffffffffL)
            .toArray();

    Reading reading = Reading.of(capture);

    assertEquals(60, reading.seen().get(0).originalLength());
    assertEquals(Integer.MAX_VALUE, reading.seen().get(1).originalLength());
    assertEquals(1, reading.info().truncatedPackets());
  }

  @Test
  void readsTheSwappedLengthsOfOldMinorVersions() throws Exception {
    CaptureBytes capture = little().u32(MICROS).u16(2).u16(3).u32(0).u32(0).u32(68).u32(1);
    capture.u32(1).u32(0).u32(1500).u32(68).bytes(data(1, 68));
    capture.u32(1).u32(0).u32(60).u32(60).bytes(data(2, 60));

    Reading reading = Reading.of(capture.toArray());

    assertEquals(
        List.of(
            seen(1, 1_000_000_000L, 1, data(1, 68), 1500), seen(2, 1_000_000_000L, 1, data(2, 60))),
        reading.seen());
  }

  @Test
  void refusesAnUnknownMajorVersion() throws Exception {
    byte[] capture = little().u32(MICROS).u16(3).u16(1).bytes(new byte[16]).toArray();

    assertEquals(
        "pcap version 3.1 at byte 4 is not 2.x: the header is damaged or the file was written by"
            + " an unknown program",
        Reading.of(capture).thrown());
  }

  @Test
  void deliversWhatIsWholeWhereverTheFileIsCut() throws Exception {
    byte[] capture = threePackets();
    int[] ends = {24, 24 + 16 + 5, 24 + 16 + 5 + 16, 24 + 16 + 5 + 16 + 16 + 33};
    List<Reading.Seen> all = Reading.of(capture).seen();
    for (int cut = 4; cut < capture.length; cut++) {
      int here = cut;
      Reading reading = Reading.of(Arrays.copyOf(capture, cut));

      int whole = (int) Arrays.stream(ends).skip(1).filter(end -> end <= here).count();
      boolean betweenRecords = Arrays.stream(ends).anyMatch(end -> end == here);
      assertNull(reading.thrown(), "cut at " + cut);
      assertEquals(all.subList(0, whole), reading.seen(), "cut at " + cut);
      assertEquals(betweenRecords, reading.info().complete(), "cut at " + cut);
      assertEquals(betweenRecords, reading.info().problem() == null, "cut at " + cut);
      assertEquals(cut, reading.info().bytes());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "13 | the file ends inside its header at byte 0: 13 of 24 bytes are there",
        "30 | the file ends inside packet 1 at byte 24: 6 of 16 bytes are there",
        "44 | the file ends inside packet 1 at byte 24: 20 of 21 bytes are there",
        "90 | the file ends inside packet 3 at byte 61: 29 of 49 bytes are there",
      })
  void saysWhereTheFileWasCut(int cut, String problem) throws Exception {
    assertEquals(problem, Reading.of(Arrays.copyOf(threePackets(), cut)).info().problem());
  }

  @Test
  void readsTheSameByteByByteAndThroughABufferOfAnySize() throws Exception {
    byte[] capture = threePackets();
    List<Reading.Seen> all = Reading.of(capture).seen();
    for (int blockBytes = 1; blockBytes <= capture.length + 1; blockBytes++) {
      ReadOptions options = ReadOptions.DEFAULTS.withBlockBytes(blockBytes);
      assertEquals(all, Reading.of(capture, options).seen(), "block of " + blockBytes);
      assertEquals(
          all,
          Reading.of(Reading.byteByByte(capture), options).seen(),
          "byte by byte, block of " + blockBytes);
    }
  }

  @Test
  void readsThousandsOfPacketsOfAllLengthsAcrossBlocks() throws Exception {
    CaptureBytes capture = little().pcapHeader(MICROS, 0, 1);
    List<Reading.Seen> expected = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      byte[] data = data(i, i % 301);
      capture.pcapRecord(i, 0, data, data.length);
      expected.add(seen(i + 1, i * 1_000_000_000L, 1, data));
    }

    Reading reading = Reading.of(capture.toArray(), ReadOptions.DEFAULTS.withBlockBytes(1000));

    assertEquals(expected, reading.seen());
  }

  @Test
  void handsOverNoMorePacketsThanAskedFor() throws Exception {
    List<Long> frames = new ArrayList<>();
    try (PacketSource source =
        CaptureFiles.open(new ByteArrayInputStream(threePackets()), "the file")) {
      assertEquals(0, source.poll(packet -> frames.add(packet.frameNumber()), 0));
      assertEquals(2, source.poll(packet -> frames.add(packet.frameNumber()), 2));
      assertEquals(List.of(1L, 2L), frames);
      assertEquals(2, source.info().packets());
      assertFalse(source.exhausted());
      assertEquals(1, source.poll(packet -> frames.add(packet.frameNumber()), 2));
      assertEquals(0, source.poll(packet -> frames.add(packet.frameNumber()), 2));
      assertTrue(source.exhausted());
      assertEquals(List.of(1L, 2L, 3L), frames);
      assertEquals(threePackets().length, source.consumedBytes());
    }
  }

  @Test
  void handsOverAPacketBeforeThePipeBehindItDeliversTheNext() throws Exception {
    byte[] capture = threePackets();
    int delivered = 24 + 16 + 5 + 3;
    ByteArrayInputStream pipe =
        new ByteArrayInputStream(capture, 0, delivered) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            int count = super.read(target, offset, length);
            if (count < 0) {
              throw new AssertionError("would have waited although a packet was there");
            }
            return count;
          }
        };
    try (PacketSource source = CaptureFiles.open(pipe, "standard input")) {
      int polled = 0;
      while (polled == 0) {
        polled = source.poll(packet -> assertEquals(1, packet.frameNumber()), 100);
      }
      assertEquals(1, polled);
      assertThrows(AssertionError.class, () -> source.poll(packet -> {}, 100));
    }
  }

  @Test
  void growsNoFasterThanTheBytesOfALongRecordArrive() throws Exception {
    CaptureBytes capture = little().pcapHeader(MICROS, 0, 231);
    capture.u32(1).u32(0).u32(128 << 20).u32(128 << 20).bytes(new byte[100]);
    try (PacketSource source =
        CaptureFiles.open(
            new ByteArrayInputStream(capture.toArray()),
            "the file",
            ReadOptions.DEFAULTS.withBlockBytes(64))) {
      assertEquals(0, source.poll(packet -> {}, 1));
      assertTrue(source.exhausted());
      assertTrue(((FilePacketSource) source).buffer.bytes().length <= 256);
      assertEquals(
          "the file ends inside packet 1 at byte 24: 116 of 134217744 bytes are there",
          source.info().problem());
    }
  }

  private static CaptureBytes little() {
    return new CaptureBytes(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] threePackets() {
    return little()
        .pcapHeader(MICROS, 65535, 1)
        .pcapRecord(10, 1, data(1, 5), 5)
        .pcapRecord(10, 2, data(2, 0), 0)
        .pcapRecord(10, 3, data(3, 33), 1514)
        .toArray();
  }
}
