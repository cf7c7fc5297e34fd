package io.chunkscope.samples.file;

import io.chunkscope.samples.packet.CapturedPacket;
import java.nio.ByteBuffer;
import java.util.List;

/** Classic pcap: microseconds, nanoseconds, Kuznetsov's longer packet headers, IXIA's lcap. */
final class PcapBytes {
  private static final int FILE_HEADER_BYTES = 24;
  private static final int PACKET_HEADER_BYTES = 16;
  private static final int MODIFIED_EXTRA_BYTES = 8;
  private static final int LCAP_EXTRA_BYTES = 4;

  private PcapBytes() {}

  static byte[] of(List<CapturedPacket> packets, int snaplenBytes, FileVariant variant) {
    boolean modified = variant.container() == FileVariant.Container.PCAP_MODIFIED;
    boolean nanos = variant.container() == FileVariant.Container.PCAP_NS;
    int header = PACKET_HEADER_BYTES + (modified ? MODIFIED_EXTRA_BYTES : 0);
    int fileHeader = FILE_HEADER_BYTES + (isLcap(variant) ? LCAP_EXTRA_BYTES : 0);
    int size = fileHeader;
    for (CapturedPacket packet : packets) {
      size += header + packet.bytes().length;
    }
    int linkType = packets.isEmpty() ? 1 : packets.get(0).linkType();
    ByteBuffer out = ByteBuffer.allocate(size).order(variant.order());
    out.putInt(magic(variant));
    out.putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    out.putInt(snaplenBytes).putInt(linkType);
    if (isLcap(variant)) {
      out.putInt(size - fileHeader);
    }
    for (CapturedPacket packet : packets) {
      if (packet.linkType() != linkType) {
        throw new IllegalArgumentException("several link layers need format pcapng");
      }
      out.putInt((int) Math.floorDiv(packet.timeNs(), 1_000_000_000L));
      int fraction = (int) Math.floorMod(packet.timeNs(), 1_000_000_000L);
      out.putInt(nanos ? fraction : fraction / 1_000);
      out.putInt(packet.bytes().length).putInt(packet.originalLength());
      if (modified) {
        out.putInt(2).putShort((short) 0x0800).put((byte) 0).put((byte) 0);
      }
      out.put(packet.bytes());
    }
    return out.array();
  }

  private static int magic(FileVariant variant) {
    return switch (variant.container()) {
      case PCAP_US -> 0xa1b2c3d4;
      case PCAP_NS -> 0xa1b23c4d;
      case PCAP_MODIFIED -> 0xa1b2cd34;
      case LCAP_HARDWARE -> 0x1c0001ac;
      case LCAP_SOFTWARE -> 0x1c0001ab;
      case PCAPNG -> throw new IllegalArgumentException("no classic pcap");
    };
  }

  private static boolean isLcap(FileVariant variant) {
    return variant.container() == FileVariant.Container.LCAP_HARDWARE
        || variant.container() == FileVariant.Container.LCAP_SOFTWARE;
  }
}
