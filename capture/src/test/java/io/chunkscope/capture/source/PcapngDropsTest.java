package io.chunkscope.capture.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PcapngDropsTest {
  private static final int STATISTICS = 5;
  private static final int BY_INTERFACE = 5;
  private static final int BY_SYSTEM = 7;
  private static final int ETHERNET = 1;

  @TempDir private Path folder;

  static Stream<ByteOrder> orders() {
    return PcapngFileSourceTest.orders();
  }

  private static CaptureBytes capture(ByteOrder order) {
    return new CaptureBytes(order)
        .section()
        .interfaceOf(ETHERNET)
        .interfaceOf(ETHERNET)
        .enhancedPacket(0, 1, CaptureBytes.data(1, 60), 60);
  }

  private static byte[] statistics(ByteOrder order, long interfaceId, int code, long packets) {
    byte[] option =
        new CaptureBytes(order)
            .option(code, new CaptureBytes(order).u64(packets).toArray())
            .option(0, new byte[0])
            .toArray();
    return new CaptureBytes(order).u32(interfaceId).u64(0).bytes(option).toArray();
  }

  /** At the beginning, and when all was read. */
  private long[] stated(byte[] capture) throws Exception {
    Path file = folder.resolve("capture.pcapng");
    Files.write(file, capture);
    try (PacketSource source = CaptureFiles.open(file)) {
      long before = source.statedDrops();
      drain(source);
      return new long[] {before, source.statedDrops()};
    }
  }

  private static void drain(PacketSource source) throws IOException, CaptureFormatException {
    while (!source.exhausted()) {
      source.poll(packet -> {}, 100);
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void sumsWhatTheLastStatisticsOfEachInterfaceSay(ByteOrder order) throws Exception {
    byte[] capture =
        capture(order)
            .block(STATISTICS, statistics(order, 0, BY_INTERFACE, 7))
            .block(STATISTICS, statistics(order, 0, BY_INTERFACE, 9))
            .block(STATISTICS, statistics(order, 1, BY_SYSTEM, 3))
            .toArray();

    assertEquals("[12, 12]", Arrays.toString(stated(capture)));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void statisticsAmidPacketsAndOfEarlierSectionsAreKnownInTheEnd(ByteOrder order) throws Exception {
    byte[] capture =
        capture(order)
            .block(STATISTICS, statistics(order, 0, BY_INTERFACE, 4))
            .section()
            .interfaceOf(ETHERNET)
            .block(STATISTICS, statistics(order, 0, BY_INTERFACE, 2))
            .enhancedPacket(0, 1, CaptureBytes.data(1, 60), 60)
            .toArray();

    assertEquals("[0, 6]", Arrays.toString(stated(capture)));
  }

  @Test
  void ofAStreamTheyAreKnownInTheEnd() throws Exception {
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    byte[] capture =
        capture(order).block(STATISTICS, statistics(order, 1, BY_INTERFACE, 5)).toArray();
    try (PacketSource source = CaptureFiles.open(new ByteArrayInputStream(capture), "a pipe")) {
      assertEquals(0, source.statedDrops());
      drain(source);
      assertEquals(5, source.statedDrops());
    }
  }

  @Test
  void aFileThatIsCutAnywhereIsReadAsFarAsItGoes() throws Exception {
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    byte[] capture =
        capture(order).block(STATISTICS, statistics(order, 1, BY_INTERFACE, 5)).toArray();
    for (int length = 12; length < capture.length; length++) {
      assertEquals("[0, 0]", Arrays.toString(stated(Arrays.copyOf(capture, length))));
    }
  }

  @Test
  void whatIsNoNumberOfPacketsIsPassedOver() throws Exception {
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    byte[] tooShort = new CaptureBytes(order).u32(0).toArray();
    byte[] capture =
        capture(order)
            .block(STATISTICS, tooShort)
            .block(STATISTICS, statistics(order, 0, BY_INTERFACE, -1))
            .block(STATISTICS, statistics(order, 0, BY_INTERFACE + 8, 77))
            .toArray();

    assertEquals("[0, 0]", Arrays.toString(stated(capture)));
  }
}
