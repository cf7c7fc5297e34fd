package io.chunkscope.capture.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes captures number by number, in either byte order. */
final class CaptureBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteOrder order;

  CaptureBytes(ByteOrder order) {
    this.order = order;
  }

  CaptureBytes order(ByteOrder next) {
    order = next;
    return this;
  }

  CaptureBytes u16(int value) {
    return bytes(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
  }

  CaptureBytes u32(long value) {
    return bytes(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
  }

  CaptureBytes u64(long value) {
    return bytes(ByteBuffer.allocate(8).order(order).putLong(value).array());
  }

  CaptureBytes bytes(byte... bytes) {
    out.writeBytes(bytes);
    return this;
  }

  CaptureBytes pcapHeader(long magic, long snapLength, long linkType) {
    return u32(magic).u16(2).u16(4).u32(0).u32(0).u32(snapLength).u32(linkType);
  }

  /** A packet as it stands behind a pcap header. */
  CaptureBytes pcapRecord(long seconds, long fraction, byte[] data, long originalLength) {
    return u32(seconds).u32(fraction).u32(data.length).u32(originalLength).bytes(data);
  }

  CaptureBytes block(int type, byte[] body) {
    int length = 12 + (body.length + 3) / 4 * 4;
    return u32(type).u32(length).bytes(body).bytes(new byte[length - 12 - body.length]).u32(length);
  }

  CaptureBytes section() {
    return block(0x0a0d0d0a, body().u32(0x1a2b3c4d).u16(1).u16(0).u64(-1).toArray());
  }

  CaptureBytes interfaceOf(int linkType, long snapLength, byte[] options) {
    return block(1, body().u16(linkType).u16(0).u32(snapLength).bytes(options).toArray());
  }

  CaptureBytes interfaceOf(int linkType) {
    return interfaceOf(linkType, 0, new byte[0]);
  }

  CaptureBytes enhancedPacket(int interfaceId, long ticks, byte[] data, long originalLength) {
    return block(
        6,
        body()
            .u32(interfaceId)
            .u32(ticks >>> 32)
            .u32(ticks)
            .u32(data.length)
            .u32(originalLength)
            .bytes(data)
            .toArray());
  }

  /** An option, padded. */
  CaptureBytes option(int code, byte[] value) {
    return u16(code).u16(value.length).bytes(value).bytes(new byte[-value.length & 3]);
  }

  CaptureBytes body() {
    return new CaptureBytes(order);
  }

  int length() {
    return out.size();
  }

  byte[] toArray() {
    return out.toByteArray();
  }

  /** {@code length} bytes that differ from those of another seed. */
  static byte[] data(int seed, int length) {
    byte[] data = new byte[length];
    for (int i = 0; i < length; i++) {
      data[i] = (byte) (31 * seed + i);
    }
    return data;
  }
}
