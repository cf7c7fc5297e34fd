package io.chunkscope.samples.packet;

import io.chunkscope.samples.flow.Side;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV4Rfc791Tos;
import org.pcap4j.packet.IpV6Packet;
import org.pcap4j.packet.IpV6SimpleFlowLabel;
import org.pcap4j.packet.IpV6SimpleTrafficClass;
import org.pcap4j.packet.Packet;
import org.pcap4j.packet.UdpPacket;
import org.pcap4j.packet.UnknownPacket;
import org.pcap4j.packet.namednumber.IpNumber;
import org.pcap4j.packet.namednumber.IpVersion;
import org.pcap4j.packet.namednumber.UdpPort;

/**
 * IP packets that carry IP packets. IP and UDP are pcap4j's; it has no GRE, VXLAN or Geneve, so
 * those headers are written here.
 */
final class TunnelHeaders {
  private static final int VXLAN_PORT = 4789;
  private static final int GENEVE_PORT = 6081;

  private TunnelHeaders() {}

  /** RFC 2003 (IPv4 inside) or RFC 4213 (IPv6 inside). */
  static byte[] ipInIpv4(byte[] ip, Side from) {
    IpNumber protocol = LinkHeaders.isIpv6(ip) ? IpNumber.IPV6 : IpNumber.IPV4;
    return ipv4(protocol, new UnknownPacket.Builder().rawData(ip), from);
  }

  /** RFC 2473. */
  static byte[] ipInIpv6(byte[] ip, Side from) {
    return new IpV6Packet.Builder()
        .version(IpVersion.IPV6)
        .trafficClass(IpV6SimpleTrafficClass.newInstance((byte) 0))
        .flowLabel(IpV6SimpleFlowLabel.newInstance(0))
        .nextHeader(LinkHeaders.isIpv6(ip) ? IpNumber.IPV6 : IpNumber.IPV4)
        .hopLimit((byte) 64)
        .srcAddr((Inet6Address) address("2001:db8:ff::" + host(from)))
        .dstAddr((Inet6Address) address("2001:db8:ff::" + host(from.peer())))
        .payloadBuilder(new UnknownPacket.Builder().rawData(ip))
        .correctLengthAtBuild(true)
        .build()
        .getRawData();
  }

  /** RFC 2784 with the key of RFC 2890. */
  static byte[] gre(byte[] ip, Side from) {
    byte[] header = Bytes.concat(Bytes.u16(0x2000), LinkHeaders.typeBytes(ip), Bytes.u32(99));
    return ipv4(IpNumber.GRE, new UnknownPacket.Builder().rawData(Bytes.concat(header, ip)), from);
  }

  /** GRE that carries Ethernet: protocol 0x6558. */
  static byte[] greTap(byte[] ip, Side from) {
    byte[] header = Bytes.concat(Bytes.u16(0), Bytes.u16(0x6558));
    byte[] content = Bytes.concat(header, LinkHeaders.ethernet(ip, from));
    return ipv4(IpNumber.GRE, new UnknownPacket.Builder().rawData(content), from);
  }

  /** RFC 7348 §5. */
  static byte[] vxlan(byte[] ip, Side from) {
    byte[] header = Bytes.concat(Bytes.u32(0x0800_0000), Bytes.u32(5000 << 8));
    return udp(VXLAN_PORT, Bytes.concat(header, LinkHeaders.ethernet(ip, from)), from);
  }

  /** RFC 8926 §3.4, with one option of four bytes of data. */
  static byte[] geneve(byte[] ip, Side from) {
    byte[] header =
        Bytes.concat(
            Bytes.of(2, 0),
            Bytes.u16(0x6558),
            Bytes.u32(5000 << 8),
            Bytes.concat(Bytes.u16(0x0102), Bytes.of(0x42, 1), Bytes.u32(7)));
    return udp(GENEVE_PORT, Bytes.concat(header, LinkHeaders.ethernet(ip, from)), from);
  }

  private static byte[] udp(int port, byte[] content, Side from) {
    UdpPacket.Builder udp =
        new UdpPacket.Builder()
            .srcPort(UdpPort.getInstance((short) 54_321))
            .dstPort(UdpPort.getInstance((short) port))
            .srcAddr(address("203.0.113." + host(from)))
            .dstAddr(address("203.0.113." + host(from.peer())))
            .payloadBuilder(new UnknownPacket.Builder().rawData(content))
            .correctLengthAtBuild(true)
            .correctChecksumAtBuild(true);
    return ipv4(IpNumber.UDP, udp, from);
  }

  private static byte[] ipv4(IpNumber protocol, Packet.Builder payload, Side from) {
    return new IpV4Packet.Builder()
        .version(IpVersion.IPV4)
        .tos(IpV4Rfc791Tos.newInstance((byte) 0))
        .identification((short) 0)
        .dontFragmentFlag(true)
        .ttl((byte) 64)
        .protocol(protocol)
        .srcAddr((Inet4Address) address("203.0.113." + host(from)))
        .dstAddr((Inet4Address) address("203.0.113." + host(from.peer())))
        .payloadBuilder(payload)
        .correctLengthAtBuild(true)
        .correctChecksumAtBuild(true)
        .build()
        .getRawData();
  }

  private static int host(Side side) {
    return side == Side.CLIENT ? 1 : 2;
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(literal, e);
    }
  }
}
