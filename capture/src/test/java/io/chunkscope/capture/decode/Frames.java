package io.chunkscope.capture.decode;

import io.chunkscope.capture.source.Packet;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Builds packets byte by byte; every header is written out so that a test shows what it means. */
final class Frames {
  static final int SOURCE_PORT = 49152;
  static final int DESTINATION_PORT = 8080;
  static final int SEQUENCE = 0x89abcdef;
  static final int ACKNOWLEDGMENT = 0x01020304;
  static final byte[] PAYLOAD = "GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);

  static final byte[] SOURCE_4 = {10, 1, 2, 3};
  static final byte[] DESTINATION_4 = {(byte) 192, 0, 2, 7};
  static final byte[] SOURCE_6 = hex("20010db8000000000000000000000001");
  static final byte[] DESTINATION_6 = hex("20010db8000000000000000000000002");

  static final long TIMESTAMP_NS = 1_700_000_000_123_456_789L;

  private Frames() {}

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  static byte[] cat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] u16(int value) {
    return ByteBuffer.allocate(2).putShort((short) value).array();
  }

  static byte[] u32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  /** A segment with the given options (padded by the caller) and payload. */
  static byte[] tcp(int flags, byte[] options, byte[] payload) {
    return cat(
        u16(SOURCE_PORT),
        u16(DESTINATION_PORT),
        u32(SEQUENCE),
        u32(ACKNOWLEDGMENT),
        u16((((20 + options.length) / 4) << 12) | flags),
        hex("fedc 0000 0000"),
        options,
        payload);
  }

  static byte[] tcp() {
    return tcp(TcpSegment.ACK | TcpSegment.PSH, new byte[0], PAYLOAD);
  }

  static byte[] ipv4(int protocol, byte[] payload) {
    return cat(ipv4Header(protocol, payload.length, 0x1234, 0), payload);
  }

  static byte[] ipv4Header(int protocol, int payloadLength, int identification, int fragment) {
    return cat(
        hex("4500"),
        u16(20 + payloadLength),
        u16(identification),
        u16(fragment),
        new byte[] {64, (byte) protocol, 0, 0},
        SOURCE_4,
        DESTINATION_4);
  }

  static byte[] ipv6(int nextHeader, byte[] payload) {
    return cat(
        hex("60000000"),
        u16(payload.length),
        new byte[] {(byte) nextHeader, 64},
        SOURCE_6,
        DESTINATION_6,
        payload);
  }

  static byte[] ipv4Tcp() {
    return ipv4(IpProtocol.TCP, tcp());
  }

  static byte[] ipv6Tcp() {
    return ipv6(IpProtocol.TCP, tcp());
  }

  static byte[] udp(int destinationPort, byte[] payload) {
    return cat(u16(40000), u16(destinationPort), u16(8 + payload.length), hex("0000"), payload);
  }

  static byte[] ethernet(int etherType, byte[] payload) {
    return cat(hex("020000000001 020000000002"), u16(etherType), payload);
  }

  /** A packet of this link type that was captured whole, not at the start of its buffer. */
  static Packet packet(int linkType, byte[] bytes) {
    return packet(linkType, bytes, bytes.length, bytes.length);
  }

  /** The first bytes of a packet; bytes that were not captured are not in the buffer either. */
  static Packet packet(int linkType, byte[] bytes, int capturedLength, int originalLength) {
    byte[] buffer = new byte[3 + capturedLength];
    System.arraycopy(bytes, 0, buffer, 3, capturedLength);
    return new Packet().wrap(buffer, 3, capturedLength, originalLength, TIMESTAMP_NS, 42, linkType);
  }

  static byte[] payload(TcpSegment segment) {
    byte[] payload = new byte[segment.payloadLength()];
    System.arraycopy(segment.buffer(), segment.payloadOffset(), payload, 0, payload.length);
    return payload;
  }

  static byte[] sourceAddress(TcpSegment segment) {
    byte[] address = new byte[segment.addressLength()];
    System.arraycopy(segment.buffer(), segment.sourceAddressOffset(), address, 0, address.length);
    return address;
  }

  static byte[] destinationAddress(TcpSegment segment) {
    byte[] address = new byte[segment.addressLength()];
    System.arraycopy(
        segment.buffer(), segment.destinationAddressOffset(), address, 0, address.length);
    return address;
  }
}
