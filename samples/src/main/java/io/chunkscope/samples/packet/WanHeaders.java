package io.chunkscope.samples.packet;

import io.chunkscope.samples.flow.Side;

/** Headers of serial lines and of the links that carry PPP, frame relay or ATM. */
final class WanHeaders {
  private static final int IPV4_NLPID = 0xcc;
  private static final int IPV6_NLPID = 0x8e;

  private WanHeaders() {}

  /** RFC 1662: address and control, then the protocol. */
  static byte[] ppp(byte[] ip, Side from) {
    return Bytes.concat(Bytes.of(0xff, 3), LinkHeaders.pppProtocol(ip), ip);
  }

  /** Session stage of RFC 2516, without its Ethernet header. */
  static byte[] pppSession(byte[] ip, Side from) {
    byte[] header = Bytes.concat(Bytes.of(0x11, 0), Bytes.u16(0x1234), Bytes.u16(ip.length + 2));
    return Bytes.concat(header, LinkHeaders.pppProtocol(ip), ip);
  }

  /** LINKTYPE_PPP_PPPD: the direction in the place of the address. */
  static byte[] pppd(byte[] ip, Side from) {
    return Bytes.concat(Bytes.of(direction(from), 3), LinkHeaders.pppProtocol(ip), ip);
  }

  /** LINKTYPE_PPP_WITH_DIR: the direction before all. */
  static byte[] pppWithDirection(byte[] ip, Side from) {
    return Bytes.concat(Bytes.of(direction(from)), ppp(ip, from));
  }

  /** Captured on the server: 0 is received, 1 is sent. */
  private static int direction(Side from) {
    return from == Side.CLIENT ? 0 : 1;
  }

  /** Cisco HDLC: unicast, then the EtherType (RFC 1547 §4.3.1). */
  static byte[] ciscoHdlc(byte[] ip, Side from) {
    return Bytes.concat(Bytes.of(0x0f, 0), LinkHeaders.typeBytes(ip), ip);
  }

  static byte[] ciscoHdlcWithDirection(byte[] ip, Side from) {
    return Bytes.concat(Bytes.of(direction(from)), ciscoHdlc(ip, from));
  }

  /** DLCI 100, unnumbered information, the protocol's NLPID (RFC 2427 §4). */
  static byte[] frameRelay(byte[] ip, Side from) {
    int nlpid = LinkHeaders.isIpv6(ip) ? IPV6_NLPID : IPV4_NLPID;
    return Bytes.concat(Bytes.of(0x18, 0x41, 3, nlpid), ip);
  }

  /** LLC/SNAP over AAL5 (RFC 2684 §5.1). */
  static byte[] atm(byte[] ip, Side from) {
    return Bytes.concat(LinkHeaders.snap(ip), ip);
  }

  /** SunATM: direction and kind of traffic (2 is LLC), VPI 0, VCI 100. */
  static byte[] sunAtm(byte[] ip, Side from) {
    int flags = from == Side.CLIENT ? 0x02 : 0x82;
    return Bytes.concat(Bytes.of(flags, 0, 0, 100), LinkHeaders.snap(ip), ip);
  }
}
