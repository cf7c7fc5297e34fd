package io.chunkscope.samples.packet;

import io.chunkscope.samples.flow.Side;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Headers that never were on a wire: what the capturing system noted before each packet. */
final class CaptureHeaders {
  private static final int AF_INET = 2;
  private static final int OPENBSD_AF_INET6 = 24;
  private static final int LINUX_AF_INET6 = 10;
  private static final int IEEE802_11 = 105;
  private static final int ETHERNET = 1;
  private static final int NFLOG_PAYLOAD = 9;
  private static final int NFLOG_PREFIX = 10;

  private CaptureHeaders() {}

  private static ByteBuffer littleEndian(byte[] header) {
    return ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int family(byte[] ip, int af6) {
    return LinkHeaders.isIpv6(ip) ? af6 : AF_INET;
  }

  /** OpenBSD's enc(4) on a little-endian machine: family, SPI, flags. */
  static byte[] enc(byte[] ip, Side from) {
    byte[] header = new byte[12];
    ByteBuffer out = littleEndian(header).putInt(family(ip, OPENBSD_AF_INET6));
    out.putInt(0x1234_5678);
    return Bytes.concat(header, ip);
  }

  /** OpenBSD's pflog(4): passed, rule 3, interface em0; the length without the padding. */
  static byte[] pflog(byte[] ip, Side from) {
    byte[] header = new byte[64];
    ByteBuffer out = ByteBuffer.wrap(header);
    out.put((byte) 61).put((byte) family(ip, OPENBSD_AF_INET6)).put((byte) 0).put((byte) 0);
    out.put(name("em0", 16)).put(new byte[16]).putInt(3).putInt(-1);
    out.putInt(-1).putInt(0).putInt(-1).putInt(0).put((byte) (from == Side.CLIENT ? 1 : 2));
    return Bytes.concat(header, ip);
  }

  /** Netfilter's log: family, then attributes in the order of the machine. */
  static byte[] nflog(byte[] ip, Side from) {
    byte[] prefix = "http\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
    byte[] header = new byte[4 + 4 + prefix.length + 4];
    ByteBuffer out = littleEndian(header);
    out.put((byte) family(ip, LINUX_AF_INET6)).put((byte) 0).putShort((short) 0);
    out.putShort((short) (4 + 5)).putShort((short) NFLOG_PREFIX).put(prefix);
    out.putShort((short) (4 + ip.length)).putShort((short) NFLOG_PAYLOAD);
    return Bytes.concat(header, ip);
  }

  /** Darwin's pktap: the link type of what follows and the process that sent it. */
  static byte[] pktap(byte[] ip, Side from) {
    byte[] header = new byte[108];
    ByteBuffer out = littleEndian(header).putInt(108).putInt(1).putInt(ETHERNET);
    out.put(name("en0", 24)).putInt(from == Side.CLIENT ? 1 : 2).putInt(AF_INET);
    out.putInt(14).putInt(0).putInt(4711).put(name("httpd", 20));
    return Bytes.concat(header, LinkHeaders.ethernet(ip, from));
  }

  /** Per-Packet Information without fields: version, flags, length, link type. */
  static byte[] ppi(byte[] ip, Side from) {
    byte[] header = new byte[8];
    ByteBuffer out = littleEndian(header).put((byte) 0).put((byte) 0).putShort((short) 8);
    out.putInt(IEEE802_11);
    return Bytes.concat(header, LinkHeaders.wireless(ip, from));
  }

  /** The Prism header: name of the device, ten items of which none is filled in. */
  static byte[] prism(byte[] ip, Side from) {
    byte[] header = new byte[144];
    ByteBuffer out = littleEndian(header).putInt(0x44).putInt(144).put(name("wlan0", 16));
    for (int item = 1; item <= 10; item++) {
      out.putInt(item << 12 | 0x44).putShort((short) 1).putShort((short) 4).putInt(0);
    }
    return Bytes.concat(header, LinkHeaders.wireless(ip, from));
  }

  /** The AVS header, version 1: times and ten words, of which the channel is given. */
  static byte[] avs(byte[] ip, Side from) {
    byte[] header = new byte[64];
    ByteBuffer out = ByteBuffer.wrap(header).putInt(0x8021_1001).putInt(64);
    out.putLong(0).putLong(0).putInt(4).putInt(6);
    return Bytes.concat(header, LinkHeaders.wireless(ip, from));
  }

  private static byte[] name(String text, int size) {
    byte[] padded = new byte[size];
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, padded, 0, ascii.length);
    return padded;
  }
}
