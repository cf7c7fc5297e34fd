package io.chunkscope.capture.decode;

/** UDP (RFC 768): tunnels by their well-known port; everything else gets its name by port. */
final class UdpDecoder {
  private static final int HEADER_LENGTH = 8;
  private static final int LENGTH_OFFSET = 4;

  private UdpDecoder() {}

  static int next(Cursor cursor) {
    if (!cursor.has(HEADER_LENGTH)) {
      return cursor.cutShort();
    }
    int source = cursor.u16(0);
    int destination = cursor.u16(2);
    int length = cursor.u16(LENGTH_OFFSET);
    if (length != 0 && length < HEADER_LENGTH) {
      return cursor.stop(DecodeOutcome.BAD_LENGTH);
    }
    if (length != 0) {
      cursor.trim(length);
    }
    // The lower port is asked first: the other one is likely to be a client's.
    int low = Math.min(source, destination);
    int high = Math.max(source, destination);
    int port = UdpTunnelDecoder.isTunnel(low) ? low : high;
    if (UdpTunnelDecoder.isTunnel(port)) {
      cursor.offset += HEADER_LENGTH;
      return UdpTunnelDecoder.next(port, cursor);
    }
    OtherTraffic byLowPort = name(low);
    return cursor.stop(byLowPort == OtherTraffic.UDP_OTHER ? name(high) : byLowPort);
  }

  private static OtherTraffic name(int port) {
    return switch (port) {
      case 53 -> OtherTraffic.UDP_DNS;
      case 67, 68 -> OtherTraffic.UDP_DHCP;
      case 69 -> OtherTraffic.UDP_TFTP;
      case 123 -> OtherTraffic.UDP_NTP;
      case 137, 138 -> OtherTraffic.UDP_NETBIOS;
      case 161, 162 -> OtherTraffic.UDP_SNMP;
      case 443 -> OtherTraffic.UDP_QUIC;
      case 500, 4500 -> OtherTraffic.UDP_IPSEC;
      case 514 -> OtherTraffic.UDP_SYSLOG;
      case 546, 547 -> OtherTraffic.UDP_DHCPV6;
      case 1812, 1813 -> OtherTraffic.UDP_RADIUS;
      case 1900 -> OtherTraffic.UDP_SSDP;
      case 5060 -> OtherTraffic.UDP_SIP;
      case 5353 -> OtherTraffic.UDP_MDNS;
      case 5355 -> OtherTraffic.UDP_LLMNR;
      default -> OtherTraffic.UDP_OTHER;
    };
  }
}
