package io.chunkscope.capture.source;

import static io.chunkscope.capture.source.CaptureBytes.data;
import static io.chunkscope.capture.source.Reading.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PcapngFileSourceTest {
  private static final String DAMAGED = ": damaged from there on; packets before it were read";
  private static final int ETHERNET = 1;
  private static final int LINUX_SLL = 113;

  static Stream<ByteOrder> orders() {
    return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
  }

  static Stream<Arguments> resolutions() {
    return orders()
        .flatMap(
            order ->
                Stream.of(
                    Arguments.of(order, null, 1_700_000_000_123_456L, 1_700_000_000_123_456_000L),
                    Arguments.of(order, 3, 1_700_000_000_123L, 1_700_000_000_123_000_000L),
                    Arguments.of(order, 6, 1_700_000_000_123_456L, 1_700_000_000_123_456_000L),
                    Arguments.of(order, 9, 1_700_000_000_123_456_789L, 1_700_000_000_123_456_789L),
                    Arguments.of(
                        order, 0x8a, 1024L * 1_700_000_000 + 512, 1_700_000_000_500_000_000L),
                    Arguments.of(order, 0xa0, 3L << 31, 1_500_000_000L),
                    Arguments.of(order, 0, -1L, Long.MAX_VALUE)));
  }

  @ParameterizedTest
  @MethodSource("resolutions")
  void readsEveryTimeResolutionInEitherByteOrder(
      ByteOrder order, Integer resolution, long ticks, long expectedNs) throws Exception {
    CaptureBytes options = new CaptureBytes(order).option(2, data(1, 5));
    if (resolution != null) {
      options.option(9, new byte[] {resolution.byteValue()});
    }
    options.option(0, new byte[0]);
    byte[] capture =
        new CaptureBytes(order)
            .section()
            .interfaceOf(ETHERNET, 0, options.toArray())
            .enhancedPacket(0, ticks, data(1, 7), 9)
            .toArray();

    Reading reading = Reading.of(capture);

    assertNull(reading.thrown());
    assertEquals(List.of(seen(1, expectedNs, ETHERNET, data(1, 7), 9)), reading.seen());
    assertEquals(
        new CaptureInfo("pcapng", null, List.of("ETHERNET"), 1, capture.length, 1, true, null),
        reading.info());
  }

  @ParameterizedTest
  @MethodSource("orders")
  void addsTheOffsetOfAnInterfaceToItsTimes(ByteOrder order) throws Exception {
    byte[] offset = new CaptureBytes(order).u64(-3600).toArray();
    byte[] capture =
        new CaptureBytes(order)
            .section()
            .interfaceOf(ETHERNET, 0, new CaptureBytes(order).option(14, offset).toArray())
            .enhancedPacket(0, 7_200_000_000L, data(1, 1), 1)
            .toArray();

    assertEquals(3_600_000_000_000L, Reading.of(capture).seen().get(0).timestampNs());
  }

  @ParameterizedTest
  @MethodSource("orders")
  void readsInterfacesOfDifferentLinkTypesAndClocks(ByteOrder order) throws Exception {
    byte[] nanos = new CaptureBytes(order).option(9, new byte[] {9}).toArray();
    byte[] capture =
        new CaptureBytes(order)
            .section()
            .interfaceOf(LINUX_SLL)
            .interfaceOf(ETHERNET, 0, nanos)
            .enhancedPacket(1, 5, data(1, 4), 4)
            .enhancedPacket(0, 5, data(2, 4), 4)
            .interfaceOf(LINUX_SLL)
            .enhancedPacket(2, 6, data(3, 4), 4)
            .toArray();

    Reading reading = Reading.of(capture);

    assertEquals(
        List.of(
            seen(1, 5, ETHERNET, data(1, 4)),
            seen(2, 5000, LINUX_SLL, data(2, 4)),
            seen(3, 6000, LINUX_SLL, data(3, 4))),
        reading.seen());
    assertEquals(List.of("LINUX_SLL", "ETHERNET"), reading.info().linkTypes());
  }

  @Test
  void beginsAnewWithEverySectionWhateverItsByteOrder() throws Exception {
    byte[] capture =
        little()
            .section()
            .interfaceOf(ETHERNET)
            .enhancedPacket(0, 1, data(1, 4), 4)
            .order(ByteOrder.BIG_ENDIAN)
            .section()
            .interfaceOf(LINUX_SLL)
            .enhancedPacket(0, 2, data(2, 4), 4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .section()
            .enhancedPacket(0, 3, data(3, 4), 4)
            .toArray();

    Reading reading = Reading.of(capture);

    assertEquals(
        List.of(seen(1, 1000, ETHERNET, data(1, 4)), seen(2, 2000, LINUX_SLL, data(2, 4))),
        reading.seen());
    assertEquals(
        "packet 3 of interface 0, where 0 are described at byte 196" + DAMAGED, reading.thrown());
  }

  @ParameterizedTest
  @MethodSource("orders")
  void readsSimplePacketsWithTheTimeOfThePacketBefore(ByteOrder order) throws Exception {
    byte[] capture =
        new CaptureBytes(order)
            .section()
            .interfaceOf(ETHERNET, 6, new byte[0])
            .block(3, new CaptureBytes(order).u32(5).bytes(data(1, 5)).toArray())
            .enhancedPacket(0, 77, data(2, 2), 2)
            .block(3, new CaptureBytes(order).u32(1500).bytes(data(3, 6)).toArray())
            .toArray();

    Reading reading = Reading.of(capture);

    assertEquals(
        List.of(
            seen(1, 0, ETHERNET, data(1, 5)),
            seen(2, 77_000, ETHERNET, data(2, 2)),
            seen(3, 77_000, ETHERNET, data(3, 6), 1500)),
        reading.seen());
  }

  @ParameterizedTest
  @MethodSource("orders")
  void readsObsoletePacketBlocks(ByteOrder order) throws Exception {
    CaptureBytes body = new CaptureBytes(order).u16(1).u16(42).u32(0).u32(9).u32(3).u32(60);
    byte[] capture =
        new CaptureBytes(order)
            .section()
            .interfaceOf(ETHERNET)
            .interfaceOf(LINUX_SLL)
            .block(2, body.bytes(data(1, 3)).toArray())
            .toArray();

    assertEquals(List.of(seen(1, 9000, LINUX_SLL, data(1, 3), 60)), Reading.of(capture).seen());
  }

  @Test
  void passesOverBlocksWithoutPacketsAndNumbersThoseThatWiresharkNumbers() throws Exception {
    CaptureBytes capture = little().section().interfaceOf(ETHERNET);
    int frame = 0;
    List<Reading.Seen> expected = new ArrayList<>();
    for (int type : new int[] {4, 5, 10, 0x999, 0xbad, 0x40000bad, 9, 0x204, 0x216, 0x221}) {
      capture.block(type, data(type, 17));
      frame += Arrays.asList(4, 5, 10, 0x999).contains(type) ? 1 : 2;
      capture.enhancedPacket(0, type, data(type, 8), 8);
      expected.add(seen(frame, type * 1000L, ETHERNET, data(type, 8)));
    }
    try (PacketSource source =
        CaptureFiles.open(new ByteArrayInputStream(capture.toArray()), "the file")) {
      Reading reading = Reading.of(source);

      assertNull(reading.thrown());
      assertEquals(expected, reading.seen());
      assertEquals(10, reading.info().packets());
      assertEquals(1, ((PcapngFileSource) source).decryptionSecrets());
    }
  }

  static Stream<Arguments> damages() {
    CaptureBytes body = little();
    byte[] tail = body.u32(28).toArray();
    return Stream.of(
        Arguments.of(
            little().u32(6).u32(11).bytes(new byte[4]), "a block of the impossible length 11"),
        Arguments.of(
            little().u32(6).u32(30).bytes(new byte[22]), "a block of the impossible length 30"),
        Arguments.of(
            little().u32(6).u32(0xfffffffcL).bytes(new byte[22]),
            "a block of the impossible length 4294967292"),
        Arguments.of(
            little().u32(77).u32(32).bytes(new byte[20]).bytes(tail),
            "a block that begins with length 32 and ends with 28"),
        Arguments.of(little().block(6, new byte[16]), "a packet block of only 28 bytes"),
        Arguments.of(little().block(3, new byte[0]), "a simple packet block of only 12 bytes"),
        Arguments.of(
            little().block(1, new byte[4]), "an interface description block of only 16 bytes"),
        Arguments.of(
            little().block(0x0a0d0d0a, little().u32(0x1a2b3c4d).toArray()),
            "a section header block of only 16 bytes"),
        Arguments.of(
            little().block(0x0a0d0d0a, little().u32(0x11223344).toArray()),
            "a section header without a byte-order magic"),
        Arguments.of(
            little().enhancedPacket(1, 0, data(1, 4), 4),
            "packet 2 of interface 1, where 1 are described"),
        Arguments.of(
            little().enhancedPacket(-1, 0, data(1, 4), 4),
            "packet 2 of interface 4294967295, where 1 are described"),
        Arguments.of(
            little().block(6, little().u32(0).u64(0).u32(5).u32(5).bytes(new byte[4]).toArray()),
            "packet 2 of 5 bytes in a block of 36"),
        Arguments.of(
            little().block(6, little().u32(0).u64(0).u32(-1).u32(5).bytes(new byte[4]).toArray()),
            "packet 2 of 4294967295 bytes in a block of 36"),
        Arguments.of(
            little().interfaceOf(1, 0, little().u16(9).u16(8).u32(0).toArray()),
            "an interface with an option longer than its block"));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void endsWithAnErrorWhereABlockMakesNoSense(CaptureBytes damage, String message)
      throws Exception {
    byte[] capture =
        little()
            .section()
            .interfaceOf(ETHERNET)
            .enhancedPacket(0, 1, data(1, 4), 4)
            .bytes(damage.toArray())
            .enhancedPacket(0, 2, data(2, 4), 4)
            .toArray();

    Reading reading = Reading.of(capture);

    assertEquals(message + " at byte 84" + DAMAGED, reading.thrown());
    assertEquals(reading.thrown(), reading.info().problem());
    assertFalse(reading.info().complete());
    assertEquals(List.of(seen(1, 1000, ETHERNET, data(1, 4))), reading.seen());
  }

  @Test
  void refusesAnUnknownMajorVersion() throws Exception {
    byte[] capture =
        little()
            .block(0x0a0d0d0a, little().u32(0x1a2b3c4d).u16(2).u16(1).u64(-1).toArray())
            .toArray();

    assertEquals(
        "pcapng version 2.1 at byte 0 is not 1.x; convert the file with a current editcap",
        Reading.of(capture).thrown());
  }

  @Test
  void refusesMoreInterfacesThanTheLimit() throws Exception {
    byte[] capture = little().section().interfaceOf(1).interfaceOf(1).interfaceOf(1).toArray();

    assertEquals(
        "more than 2 interfaces in one section at byte 68" + DAMAGED,
        Reading.of(capture, new ReadOptions(1024, 1024, 2, 27, ReadOptions.NEVER)).thrown());
  }

  @Test
  void deliversWhatIsWholeWhereverTheFileIsCut() throws Exception {
    CaptureBytes writer = little().section();
    List<Integer> ends = new ArrayList<>(List.of(writer.length()));
    ends.add(writer.interfaceOf(ETHERNET).length());
    List<Integer> packetEnds = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      packetEnds.add(writer.enhancedPacket(0, i, data(i, 5 * i + 1), 100).length());
      ends.add(writer.block(5, data(i, 12)).length());
    }
    ends.addAll(packetEnds);
    byte[] capture = writer.toArray();
    List<Reading.Seen> all = Reading.of(capture).seen();
    for (int cut = 4; cut < capture.length; cut++) {
      int here = cut;
      Reading reading = Reading.of(Arrays.copyOf(capture, cut));

      int whole = (int) packetEnds.stream().filter(end -> end <= here).count();
      assertNull(reading.thrown(), "cut at " + cut);
      assertEquals(all.subList(0, whole), reading.seen(), "cut at " + cut);
      assertEquals(ends.contains(cut), reading.info().complete(), "cut at " + cut);
      assertEquals(ends.contains(cut), reading.info().problem() == null, "cut at " + cut);
    }
    assertEquals(
        "the file ends inside the block behind packet 1 at byte 84: 10 of 12 bytes are there",
        Reading.of(Arrays.copyOf(capture, 94)).info().problem());
  }

  @Test
  void survivesAnyByteBeingAnother() throws Exception {
    byte[] capture =
        little()
            .section()
            .interfaceOf(ETHERNET, 0, little().option(9, new byte[] {9}).toArray())
            .enhancedPacket(0, 1, data(1, 4), 4)
            .block(3, little().u32(5).bytes(data(1, 5)).toArray())
            .toArray();
    for (int i = 4; i < capture.length; i++) {
      for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
        byte[] other = capture.clone();
        other[i] = (byte) value;
        Reading reading = Reading.of(other);
        assertEquals(reading.seen().size(), reading.info().packets());
        assertEquals(reading.info().complete(), reading.info().problem() == null);
      }
    }
  }

  @Test
  void readsTheSameByteByByteAndThroughABufferOfAnySize() throws Exception {
    byte[] capture =
        little()
            .section()
            .interfaceOf(ETHERNET)
            .enhancedPacket(0, 1, data(1, 40), 40)
            .block(4, data(1, 90))
            .enhancedPacket(0, 2, data(2, 3), 3)
            .toArray();
    List<Reading.Seen> all = Reading.of(capture).seen();
    assertEquals(2, all.size());
    for (int blockBytes = 1; blockBytes <= capture.length + 1; blockBytes++) {
      ReadOptions options = ReadOptions.DEFAULTS.withBlockBytes(blockBytes);
      assertEquals(all, Reading.of(capture, options).seen(), "block of " + blockBytes);
      assertEquals(
          all,
          Reading.of(Reading.byteByByte(capture), options).seen(),
          "byte by byte, block of " + blockBytes);
    }
  }

  private static CaptureBytes little() {
    return new CaptureBytes(ByteOrder.LITTLE_ENDIAN);
  }
}
