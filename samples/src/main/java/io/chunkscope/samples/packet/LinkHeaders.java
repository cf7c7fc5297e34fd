package io.chunkscope.samples.packet;

import io.chunkscope.samples.flow.Side;
import org.pcap4j.packet.Dot1qVlanTagPacket;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.LinuxSllPacket;
import org.pcap4j.packet.Packet;
import org.pcap4j.packet.UnknownPacket;
import org.pcap4j.packet.namednumber.ArpHardwareType;
import org.pcap4j.packet.namednumber.EtherType;
import org.pcap4j.packet.namednumber.LinuxSllPacketType;
import org.pcap4j.util.MacAddress;

/**
 * Link-layer headers. Ethernet, VLAN tags and Linux cooked v1 are pcap4j's; the others it cannot
 * build (cooked v2, PPPoE, MPLS, 802.11 data) or builds in the byte order of the machine at hand
 * (loopback), so their few bytes are written here.
 */
final class LinkHeaders {
  /** Documentation addresses (RFC 7042 §2.1.2). */
  private static final byte[] CLIENT_MAC = {0, 0, 0x5e, 0, 0x53, 1};

  private static final byte[] SERVER_MAC = {0, 0, 0x5e, 0, 0x53, 2};
  private static final EtherType QINQ = EtherType.getInstance((short) 0x88a8);
  private static final EtherType MPLS = EtherType.getInstance((short) 0x8847);
  private static final EtherType PPPOE = EtherType.getInstance((short) 0x8864);

  private LinkHeaders() {}

  static boolean isIpv6(byte[] ip) {
    return (ip[0] & 0xf0) == 0x60;
  }

  static byte[] mac(Side side) {
    return side == Side.CLIENT ? CLIENT_MAC.clone() : SERVER_MAC.clone();
  }

  private static EtherType etherType(byte[] ip) {
    return isIpv6(ip) ? EtherType.IPV6 : EtherType.IPV4;
  }

  /** The two bytes that name what an IP packet is. */
  static byte[] typeBytes(byte[] ip) {
    return Bytes.u16(etherType(ip).value());
  }

  private static Packet.Builder raw(byte[]... parts) {
    return new UnknownPacket.Builder().rawData(Bytes.concat(parts));
  }

  private static byte[] ethernet(EtherType type, Packet.Builder payload, Side from) {
    return new EthernetPacket.Builder()
        .srcAddr(MacAddress.getByAddress(mac(from)))
        .dstAddr(MacAddress.getByAddress(mac(from.peer())))
        .type(type)
        .payloadBuilder(payload)
        // Received frames show their padding; sent ones are captured before it is added.
        .paddingAtBuild(from == Side.CLIENT)
        .pad(new byte[0])
        .build()
        .getRawData();
  }

  static byte[] ethernet(byte[] ip, Side from) {
    return ethernet(etherType(ip), raw(ip), from);
  }

  private static Dot1qVlanTagPacket.Builder tag(int id, EtherType type, Packet.Builder payload) {
    return new Dot1qVlanTagPacket.Builder()
        .priority((byte) 0)
        .cfi(false)
        .vid((short) id)
        .type(type)
        .payloadBuilder(payload);
  }

  static byte[] vlan(byte[] ip, Side from) {
    return ethernet(EtherType.DOT1Q_VLAN_TAGGED_FRAMES, tag(42, etherType(ip), raw(ip)), from);
  }

  static byte[] qinq(byte[] ip, Side from) {
    Packet.Builder inner = tag(42, etherType(ip), raw(ip));
    return ethernet(QINQ, tag(7, EtherType.DOT1Q_VLAN_TAGGED_FRAMES, inner), from);
  }

  static byte[] ethernetSnap(byte[] ip, Side from) {
    byte[] snap = snap(ip);
    // Below 1536 the type field is the length of what follows (IEEE 802.3 §3.2.6).
    EtherType length = EtherType.getInstance((short) (snap.length + ip.length));
    return ethernet(length, raw(snap, ip), from);
  }

  static byte[] snap(byte[] ip) {
    return Bytes.concat(Bytes.of(0xaa, 0xaa, 3, 0, 0, 0), typeBytes(ip));
  }

  /** Session stage (RFC 2516 §6), then the two bytes that name a PPP protocol. */
  static byte[] pppoe(byte[] ip, Side from) {
    byte[] header = Bytes.concat(Bytes.of(0x11, 0), Bytes.u16(0x1234), Bytes.u16(ip.length + 2));
    return ethernet(PPPOE, raw(header, pppProtocol(ip), ip), from);
  }

  static byte[] pppProtocol(byte[] ip) {
    return Bytes.u16(isIpv6(ip) ? 0x57 : 0x21);
  }

  /** Two labels, bottom-of-stack on the second (RFC 3032 §2.1). */
  static byte[] mpls(byte[] ip, Side from) {
    byte[] labels = Bytes.concat(Bytes.u32(1000 << 12 | 64), Bytes.u32(2000 << 12 | 0x100 | 64));
    return ethernet(MPLS, raw(labels, ip), from);
  }

  static byte[] linuxCooked(byte[] ip, Side from) {
    return new LinuxSllPacket.Builder()
        .packetType(
            from == Side.CLIENT
                ? LinuxSllPacketType.LINUX_SLL_HOST
                : LinuxSllPacketType.LINUX_SLL_OUTGOING)
        .addressType(ArpHardwareType.ETHERNET)
        .addressLength((short) 6)
        .address(mac(from))
        .protocol(etherType(ip))
        .payloadBuilder(raw(ip))
        .build()
        .getRawData();
  }

  /** LINKTYPE_LINUX_SLL2: protocol, reserved, interface 2, ARPHRD_ETHER, type, address. */
  static byte[] linuxCooked2(byte[] ip, Side from) {
    return Bytes.concat(
        Bytes.u16(etherType(ip).value()),
        Bytes.u16(0),
        Bytes.u32(2),
        Bytes.u16(1),
        Bytes.of(from == Side.CLIENT ? 0 : 4, 6),
        mac(from),
        Bytes.u16(0),
        ip);
  }

  /** As on a little-endian Mac or BSD: AF_INET is 2, AF_INET6 is 30. */
  static byte[] loopbackLittleEndian(byte[] ip, Side from) {
    return Bytes.concat(Bytes.of(isIpv6(ip) ? 30 : 2, 0, 0, 0), ip);
  }

  /** As on OpenBSD: AF_INET is 2, AF_INET6 is 24, in network byte order. */
  static byte[] loopbackNetworkOrder(byte[] ip, Side from) {
    return Bytes.concat(Bytes.of(0, 0, 0, isIpv6(ip) ? 24 : 2), ip);
  }

  /** A QoS data frame to (or from) the access point, LLC/SNAP inside. */
  static byte[] wireless(byte[] ip, Side from) {
    byte[] accessPoint = {0, 0, 0x5e, 0, 0x53, 3};
    boolean toAccessPoint = from == Side.CLIENT;
    return Bytes.concat(
        Bytes.of(0x88, toAccessPoint ? 1 : 2, 0x2c, 0),
        toAccessPoint ? accessPoint : mac(from.peer()),
        toAccessPoint ? mac(from) : accessPoint,
        toAccessPoint ? mac(from.peer()) : mac(from),
        Bytes.of(0x10, 0, 0, 0),
        snap(ip),
        ip);
  }

  /** Flags, rate and channel, with the alignment that radiotap asks for; no FCS at the end. */
  static byte[] radiotap(byte[] ip, Side from) {
    byte[] header = {0, 0, 14, 0, 0x0e, 0, 0, 0, 0, 0x6c, 0x6c, 0x09, (byte) 0xc0, 0};
    return Bytes.concat(header, wireless(ip, from));
  }
}
