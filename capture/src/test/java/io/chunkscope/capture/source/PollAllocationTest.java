package io.chunkscope.capture.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class PollAllocationTest {
  private static final int PACKETS = 10_000;

  @Test
  void allocatesNothingPerPcapPacket() throws Exception {
    CaptureBytes capture = new CaptureBytes(ByteOrder.LITTLE_ENDIAN).pcapHeader(0xa1b2c3d4L, 0, 1);
    for (int i = 0; i < PACKETS; i++) {
      capture.pcapRecord(i, i, new byte[i % 100], 1500);
    }
    assertAllocatesNothingPerPacket(capture.toArray());
  }

  @Test
  void allocatesNothingPerPcapngPacket() throws Exception {
    CaptureBytes capture = new CaptureBytes(ByteOrder.BIG_ENDIAN).section().interfaceOf(1);
    for (int i = 0; i < PACKETS; i++) {
      capture.enhancedPacket(0, i, new byte[i % 100], 1500);
    }
    assertAllocatesNothingPerPacket(capture.toArray());
  }

  private static void assertAllocatesNothingPerPacket(byte[] capture) throws Exception {
    ReadOptions smallBlocks = ReadOptions.DEFAULTS.withBlockBytes(4096);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    PacketHandler handler = packet -> {};
    long allocated = 0;
    // Once to load the classes, once to measure.
    for (int round = 0; round < 2; round++) {
      try (PacketSource source =
          CaptureFiles.open(new ByteArrayInputStream(capture), "the file", smallBlocks)) {
        long before = threads.getCurrentThreadAllocatedBytes();
        while (!source.exhausted()) {
          source.poll(handler, 100);
        }
        allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(PACKETS, source.info().packets());
      }
    }
    long measured = allocated;
    assertTrue(measured < PACKETS / 2, () -> measured + " bytes for " + PACKETS + " packets");
  }
}
