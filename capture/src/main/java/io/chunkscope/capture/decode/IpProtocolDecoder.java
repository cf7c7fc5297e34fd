package io.chunkscope.capture.decode;

/** Which decoder an IP protocol number stands for. TCP and fragments are not decoded here. */
final class IpProtocolDecoder {
  private IpProtocolDecoder() {}

  static int next(int protocol, Cursor cursor) {
    return switch (protocol) {
      case IpProtocol.HOP_BY_HOP,
          IpProtocol.DESTINATION_OPTIONS,
          IpProtocol.MOBILITY,
          IpProtocol.HIP,
          IpProtocol.SHIM6 ->
          Ipv6Decoder.options(cursor);
      case IpProtocol.ROUTING -> Ipv6Decoder.routing(cursor);
      case IpProtocol.AH -> Ipv6Decoder.authentication(cursor);
      case IpProtocol.IPV4, IpProtocol.IPV6 -> Layer.IP;
      case IpProtocol.UDP -> UdpDecoder.next(cursor);
      case IpProtocol.GRE -> GreDecoder.next(cursor);
      case IpProtocol.MPLS -> Layer.MPLS;
      case IpProtocol.ETHER_IP -> etherIp(cursor);
      case IpProtocol.ICMP -> cursor.stop(OtherTraffic.ICMP);
      case IpProtocol.ICMPV6 -> cursor.stop(OtherTraffic.ICMPV6);
      case IpProtocol.IGMP -> cursor.stop(OtherTraffic.IGMP);
      case IpProtocol.UDP_LITE -> cursor.stop(OtherTraffic.UDP_LITE);
      case IpProtocol.SCTP -> cursor.stop(OtherTraffic.SCTP);
      case IpProtocol.DCCP -> cursor.stop(OtherTraffic.DCCP);
      case IpProtocol.ESP -> cursor.stop(OtherTraffic.ESP);
      case IpProtocol.OSPF -> cursor.stop(OtherTraffic.OSPF);
      case IpProtocol.EIGRP -> cursor.stop(OtherTraffic.EIGRP);
      case IpProtocol.PIM -> cursor.stop(OtherTraffic.PIM);
      case IpProtocol.VRRP -> cursor.stop(OtherTraffic.VRRP);
      case IpProtocol.NO_NEXT_HEADER -> cursor.stop(OtherTraffic.NO_NEXT_HEADER);
      default -> cursor.stop(OtherTraffic.IP_PROTOCOL, protocol);
    };
  }

  /** RFC 3378 §3: two bytes of version, then the frame. */
  private static int etherIp(Cursor cursor) {
    return cursor.has(2) ? cursor.skip(2, Layer.ETHERNET) : cursor.cutShort();
  }
}
