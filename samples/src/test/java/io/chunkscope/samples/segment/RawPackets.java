package io.chunkscope.samples.segment;

import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.source.CaptureInfo;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.source.PacketHandler;
import io.chunkscope.capture.source.PacketSource;
import java.nio.ByteBuffer;
import java.util.List;

/** Segments as raw IP packets, without a file. Checksums are left 0: nobody looks at them here. */
final class RawPackets implements PacketSource {
  private static final int LINKTYPE_RAW = 101;
  private static final int TCP = 6;

  private final List<SentSegment> segments;
  private final Packet packet = new Packet();
  private int next;

  RawPackets(List<SentSegment> segments) {
    this.segments = segments;
  }

  @Override
  public int poll(PacketHandler handler, int limit) {
    int count = 0;
    while (count < limit && next < segments.size()) {
      SentSegment segment = segments.get(next++);
      byte[] bytes = ip(segment);
      handler.onPacket(
          packet.wrap(bytes, 0, bytes.length, bytes.length, segment.timeNs(), next, LINKTYPE_RAW));
      count++;
    }
    return count;
  }

  private static byte[] ip(SentSegment segment) {
    byte[] tcp = tcp(segment);
    boolean version4 = segment.source().length == 4;
    ByteBuffer out = ByteBuffer.allocate((version4 ? 20 : 40) + tcp.length);
    if (version4) {
      out.putShort((short) 0x4500).putShort((short) out.capacity()).putInt(0x4000);
      out.put((byte) 64).put((byte) TCP).putShort((short) 0);
    } else {
      out.putInt(0x60000000).putShort((short) tcp.length).put((byte) TCP).put((byte) 64);
    }
    out.put(segment.source()).put(segment.destination()).put(tcp);
    return out.array();
  }

  private static byte[] tcp(SentSegment segment) {
    boolean mss = segment.maximumSegmentSize() != TcpSegment.ABSENT;
    boolean scale = segment.windowScale() != TcpSegment.ABSENT;
    int header = 20 + (mss ? 4 : 0) + (scale ? 4 : 0);
    ByteBuffer out = ByteBuffer.allocate(header + segment.payload().length);
    out.putShort((short) segment.sourcePort()).putShort((short) segment.destinationPort());
    out.putInt(segment.sequence()).putInt(segment.acknowledgment());
    out.put((byte) ((header / 4) << 4)).put((byte) segment.flags());
    out.putShort((short) segment.window()).putInt(0);
    if (mss) {
      out.put((byte) 2).put((byte) 4).putShort((short) segment.maximumSegmentSize());
    }
    if (scale) {
      out.put((byte) 1).put((byte) 3).put((byte) 3).put((byte) segment.windowScale());
    }
    out.put(segment.payload());
    return out.array();
  }

  @Override
  public boolean exhausted() {
    return next == segments.size();
  }

  @Override
  public CaptureInfo info() {
    return new CaptureInfo("pcap", null, List.of("RAW"), next, 0, 0, true, null);
  }

  @Override
  public long consumedBytes() {
    return 0;
  }

  @Override
  public void close() {}
}
