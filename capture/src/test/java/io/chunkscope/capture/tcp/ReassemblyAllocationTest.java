package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.decode.SegmentDecoder;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.ConnectionHandler;
import io.chunkscope.capture.stream.ConnectionInfo;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.GapCause;
import io.chunkscope.capture.stream.StreamHandler;
import io.chunkscope.capture.stream.TransportView;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ReassemblyAllocationTest {
  private static final int SEGMENTS = 10_000;
  private static final int PAYLOAD = 1_000;
  private static final int SEQUENCE_OFFSET = 24;
  private static final int ACKNOWLEDGMENT_OFFSET = 28;

  /** Reading the counter and first-time work of the virtual machine may cost a little. */
  private static final long TOLERANCE_BYTES = 4_096;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Counter counter = new Counter();
  private final TcpReassembler reassembler = new TcpReassembler(CaptureOptions.DEFAULTS, counter);
  private final SegmentDecoder decoder = new SegmentDecoder();
  private final TcpSegment segment = new TcpSegment();
  private final Packet packet = new Packet();
  private final ByteBuffer data = ByteBuffer.wrap(data());
  private final ByteBuffer acknowledgement = ByteBuffer.wrap(acknowledgement());
  private int sent;

  @Test
  void takingSegmentsInOrderAllocatesNothing() {
    transfer(200);
    long before = threads.getCurrentThreadAllocatedBytes();
    transfer(SEGMENTS);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertEquals((long) sent, counter.bytes);
    assertEquals((SEGMENTS + 200L) * PAYLOAD, counter.bytes);
    assertTrue(allocated <= TOLERANCE_BYTES, allocated + " bytes");
  }

  private void transfer(int segments) {
    for (int i = 0; i < segments; i++) {
      data.putInt(SEQUENCE_OFFSET, sent);
      take(data.array());
      sent += PAYLOAD;
      if (i % 2 == 1) {
        acknowledgement.putInt(ACKNOWLEDGMENT_OFFSET, sent);
        take(acknowledgement.array());
      }
    }
  }

  private void take(byte[] bytes) {
    packet.wrap(
        bytes, 0, bytes.length, bytes.length, sent * 1_000L, 1 + sent, TcpPacket.LINK_TYPE_RAW);
    decoder.decode(packet, segment);
    reassembler.onSegment(segment);
  }

  private static byte[] data() {
    TcpPacket data = new TcpPacket();
    data.flags = TcpSegment.ACK;
    data.payload = new byte[PAYLOAD];
    return data.bytes();
  }

  private static byte[] acknowledgement() {
    TcpPacket acknowledgement = new TcpPacket();
    acknowledgement.source = new byte[] {10, 0, 0, 2};
    acknowledgement.destination = new byte[] {10, 0, 0, 1};
    acknowledgement.sourcePort = 80;
    acknowledgement.destinationPort = 49152;
    acknowledgement.flags = TcpSegment.ACK;
    return acknowledgement.bytes();
  }

  private static final class Counter implements ConnectionHandler, StreamHandler {
    long bytes;

    @Override
    public SenderHint whoSends(byte[] bytes, int offset, int length) {
      return SenderHint.CLIENT;
    }

    @Override
    public StreamHandler onOpen(ConnectionInfo info, TransportView transport) {
      return this;
    }

    @Override
    public boolean wantsData(Direction direction) {
      return true;
    }

    @Override
    public void onData(
        Direction direction,
        long streamOffset,
        byte[] buffer,
        int offset,
        int length,
        long timeNs,
        long frame) {
      bytes += length;
    }

    @Override
    public void onGap(
        Direction direction,
        long streamOffset,
        long length,
        GapCause cause,
        long timeNs,
        long frame) {
      throw new AssertionError("nothing is missing");
    }

    @Override
    public void onConflict(
        Direction direction, long streamOffset, int length, long timeNs, long frame) {
      throw new AssertionError("nothing is sent twice");
    }

    @Override
    public void onEnd(Direction direction, EndCause cause, long timeNs, long frame) {}

    @Override
    public void onClose(ConnectionEnd end, long timeNs, long frame) {}
  }
}
