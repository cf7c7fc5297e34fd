package io.chunkscope.samples.file;

import io.chunkscope.samples.packet.CapturedPacket;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * pcapng (draft-ietf-opsawg-pcapng): a section, an interface for each link layer at its first
 * packet, packets.
 */
final class PcapngBytes {
  private static final int SECTION_HEADER = 0x0a0d0d0a;
  private static final int INTERFACE = 1;
  private static final int OLD_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;
  private static final int BINARY_TICK_BITS = 20;
  private static final long TIME_OFFSET_S = 3600;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final FileVariant variant;
  private final int snaplenBytes;
  private final List<Integer> interfaces = new ArrayList<>();
  private ByteOrder order;

  private PcapngBytes(FileVariant variant, int snaplenBytes) {
    this.variant = variant;
    this.snaplenBytes = snaplenBytes;
    this.order = variant.order();
  }

  static byte[] of(List<CapturedPacket> packets, int snaplenBytes, FileVariant variant) {
    PcapngBytes writer = new PcapngBytes(variant, snaplenBytes);
    writer.section();
    for (int i = 0; i < packets.size(); i++) {
      if (variant.twoSections() && i > 0 && i == packets.size() / 2) {
        writer.order =
            writer.order == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        writer.section();
      }
      writer.packet(packets.get(i));
    }
    return writer.out.toByteArray();
  }

  private void section() {
    interfaces.clear();
    ByteBuffer body = body(16);
    body.putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1);
    block(SECTION_HEADER, body);
  }

  private void packet(CapturedPacket packet) {
    int number = interfaces.indexOf(packet.linkType());
    if (number < 0) {
      number = interfaces.size();
      interfaces.add(packet.linkType());
      describeInterface(packet.linkType());
    }
    if (variant.simplePacketBlocks()) {
      ByteBuffer body = body(4 + padded(packet.bytes().length));
      block(SIMPLE_PACKET, body.putInt(packet.originalLength()).put(packet.bytes()));
      return;
    }
    long ticks = ticks(packet.timeNs());
    ByteBuffer body = body(20 + padded(packet.bytes().length));
    if (variant.oldPacketBlocks()) {
      body.putShort((short) number).putShort((short) 0);
    } else {
      body.putInt(number);
    }
    body.putInt((int) (ticks >>> 32)).putInt((int) ticks);
    body.putInt(packet.bytes().length).putInt(packet.originalLength()).put(packet.bytes());
    block(variant.oldPacketBlocks() ? OLD_PACKET : ENHANCED_PACKET, body);
  }

  private void describeInterface(int linkType) {
    ByteBuffer body = body(8 + 8 + (variant.timeOffset() ? 12 : 0) + 4);
    body.putShort((short) linkType).putShort((short) 0).putInt(snaplenBytes);
    int resolution = variant.binaryTicks() ? 0x80 | BINARY_TICK_BITS : 9;
    body.putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3]);
    if (variant.timeOffset()) {
      body.putShort((short) 14).putShort((short) 8).putLong(TIME_OFFSET_S);
    }
    body.putInt(0);
    block(INTERFACE, body);
  }

  private long ticks(long timeNs) {
    long ns = timeNs - (variant.timeOffset() ? TIME_OFFSET_S * 1_000_000_000L : 0);
    if (!variant.binaryTicks()) {
      return ns;
    }
    long fraction = (Math.floorMod(ns, 1_000_000_000L) << BINARY_TICK_BITS) / 1_000_000_000L;
    return (Math.floorDiv(ns, 1_000_000_000L) << BINARY_TICK_BITS) + fraction;
  }

  private void block(int type, ByteBuffer body) {
    int length = 12 + body.capacity();
    byte[] block = new byte[length];
    body.rewind();
    ByteBuffer.wrap(block).order(order).putInt(type).putInt(length).put(body).putInt(length);
    out.writeBytes(block);
  }

  private ByteBuffer body(int size) {
    return ByteBuffer.allocate(size).order(order);
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }
}
