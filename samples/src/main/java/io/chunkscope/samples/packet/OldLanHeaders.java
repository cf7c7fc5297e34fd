package io.chunkscope.samples.packet;

import io.chunkscope.samples.flow.Side;

/** Headers of local networks of the past, and of IP over FireWire and InfiniBand. */
final class OldLanHeaders {
  private static final int ARCNET_IPV4 = 212;
  private static final int ARCNET_IPV6 = 196;

  private OldLanHeaders() {}

  /** IEEE 802.5: access control, a frame of LLC, addresses. */
  static byte[] tokenRing(byte[] ip, Side from) {
    return Bytes.concat(Bytes.of(0x10, 0x40), addresses(from), LinkHeaders.snap(ip), ip);
  }

  /** ISO 9314: an asynchronous LLC frame. */
  static byte[] fddi(byte[] ip, Side from) {
    return Bytes.concat(Bytes.of(0x50), addresses(from), LinkHeaders.snap(ip), ip);
  }

  private static byte[] addresses(Side from) {
    return Bytes.concat(LinkHeaders.mac(from.peer()), LinkHeaders.mac(from));
  }

  /** RFC 1201 as Linux delivers it: addresses, two bytes of its own, protocol, not split. */
  static byte[] arcnet(byte[] ip, Side from) {
    int source = from == Side.CLIENT ? 1 : 2;
    int type = LinkHeaders.isIpv6(ip) ? ARCNET_IPV6 : ARCNET_IPV4;
    return Bytes.concat(Bytes.of(source, 3 - source, 0, 0, type, 0, 0, 1), ip);
  }

  /** RFC 2734: two EUI-64 and the EtherType. */
  static byte[] firewire(byte[] ip, Side from) {
    return Bytes.concat(eui64(from.peer()), eui64(from), LinkHeaders.typeBytes(ip), ip);
  }

  /** RFC 4391: no routing header was there, so the kernel wrote zeros. */
  static byte[] infiniBand(byte[] ip, Side from) {
    return Bytes.concat(new byte[40], LinkHeaders.typeBytes(ip), Bytes.u16(0), ip);
  }

  private static byte[] eui64(Side side) {
    byte[] mac = LinkHeaders.mac(side);
    return Bytes.concat(
        Bytes.of(mac[0], mac[1], mac[2], 0xff), Bytes.of(0xfe, mac[3], mac[4], mac[5]));
  }
}
