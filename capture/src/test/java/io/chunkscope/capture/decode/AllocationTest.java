package io.chunkscope.capture.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.chunkscope.capture.source.Packet;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final int DECODES = 10_000;

  /** Reading the counter and first-time work of the virtual machine may cost a little. */
  private static final long TOLERANCE_BYTES = 4_096;

  private final SegmentDecoder decoder = new SegmentDecoder();
  private final TcpSegment segment = new TcpSegment();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void decodingAllocatesNothingWhateverTheEncapsulation() {
    for (Encapsulations.Sample sample : Encapsulations.all()) {
      Packet packet = Frames.packet(sample.linkType(), sample.bytes());
      decodeMany(packet, 100);
      long before = threads.getCurrentThreadAllocatedBytes();
      int segments = decodeMany(packet, DECODES);
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;

      assertEquals(DECODES, segments, sample.toString());
      assertTrue(allocated <= TOLERANCE_BYTES, sample + ": " + allocated + " bytes");
    }
  }

  @Test
  void decodingWhatIsNotTcpAllocatesNothing() {
    Packet arp = Frames.packet(1, Frames.ethernet(EtherType.ARP, new byte[28]));
    Packet unknown = Frames.packet(1, Frames.ethernet(0x88b5, new byte[28]));
    decodeMany(arp, 100);
    decodeMany(unknown, 100);
    long before = threads.getCurrentThreadAllocatedBytes();
    decodeMany(arp, DECODES);
    decodeMany(unknown, DECODES);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertTrue(allocated <= TOLERANCE_BYTES, allocated + " bytes");
  }

  private int decodeMany(Packet packet, int times) {
    int segments = 0;
    for (int i = 0; i < times; i++) {
      if (decoder.decode(packet, segment) == DecodeOutcome.SEGMENT) {
        segments++;
      }
    }
    return segments;
  }
}
