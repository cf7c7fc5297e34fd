package io.chunkscope.capture.tcp;

import io.chunkscope.capture.decode.SegmentDecoder;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.source.Packet;
import java.nio.ByteBuffer;

/** A TCP segment in an IP packet of either version, as a capture of link type RAW holds it. */
final class TcpPacket {
  static final int LINK_TYPE_RAW = 101;
  private static final int PROTOCOL_TCP = 6;
  private static final int PROTOCOL_ICMP = 1;

  byte[] source = {10, 0, 0, 1};
  byte[] destination = {10, 0, 0, 2};
  int sourcePort = 49152;
  int destinationPort = 80;
  int sequenceNumber;
  int acknowledgmentNumber;
  int flags;
  int window = 0xffff;
  int maximumSegmentSize = TcpSegment.ABSENT;
  int windowScale = TcpSegment.ABSENT;
  byte[] payload = {};

  /** The bytes from the IP header on. */
  byte[] bytes() {
    return ip(PROTOCOL_TCP, segment());
  }

  /** An ICMP error (port unreachable) that quotes this packet, sent back to where it came from. */
  byte[] quotedInIcmp() {
    byte[] quoted = bytes();
    ByteBuffer icmp = ByteBuffer.allocate(8 + 40).put((byte) 3).put((byte) 3);
    icmp.position(8).put(quoted, 0, 40);
    return ip(PROTOCOL_ICMP, icmp.array());
  }

  /** A packet that was captured up to this length. */
  static Packet captured(byte[] bytes, int length, long timeNs, long frame) {
    return new Packet().wrap(bytes, 0, length, bytes.length, timeNs, frame, LINK_TYPE_RAW);
  }

  /** The segment, read by the decoder that reads all of them. */
  TcpSegment decoded() {
    TcpSegment segment = new TcpSegment();
    byte[] bytes = bytes();
    new SegmentDecoder().decode(captured(bytes, bytes.length, 0, 1), segment);
    return segment;
  }

  private byte[] segment() {
    boolean scaled = windowScale != TcpSegment.ABSENT;
    int options = (maximumSegmentSize != TcpSegment.ABSENT ? 4 : 0) + (scaled ? 4 : 0);
    ByteBuffer segment = ByteBuffer.allocate(20 + options + payload.length);
    segment.putShort((short) sourcePort).putShort((short) destinationPort);
    segment.putInt(sequenceNumber).putInt(acknowledgmentNumber);
    segment.put((byte) ((20 + options) * 4)).put((byte) flags);
    segment.putShort((short) window).putInt(0);
    if (maximumSegmentSize != TcpSegment.ABSENT) {
      segment.put((byte) 2).put((byte) 4).putShort((short) maximumSegmentSize);
    }
    if (scaled) {
      segment.put((byte) 1).put((byte) 3).put((byte) 3).put((byte) windowScale);
    }
    return segment.put(payload).array();
  }

  private byte[] ip(int protocol, byte[] content) {
    boolean v4 = source.length == 4;
    ByteBuffer packet = ByteBuffer.allocate((v4 ? 20 : 40) + content.length);
    if (v4) {
      packet.putShort((short) 0x4500).putShort((short) packet.capacity()).putInt(0);
      packet.put((byte) 64).put((byte) protocol).putShort((short) 0);
    } else {
      packet.putInt(0x60000000).putShort((short) content.length);
      packet.put((byte) protocol).put((byte) 64);
    }
    return packet.put(source).put(destination).put(content).array();
  }
}
