package io.chunkscope.samples.packet;

import io.chunkscope.samples.flow.OpenOptions;
import io.chunkscope.samples.flow.Side;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV4Rfc791Tos;
import org.pcap4j.packet.IpV6ExtFragmentPacket;
import org.pcap4j.packet.IpV6Packet;
import org.pcap4j.packet.IpV6SimpleFlowLabel;
import org.pcap4j.packet.IpV6SimpleTrafficClass;
import org.pcap4j.packet.Packet;
import org.pcap4j.packet.TcpMaximumSegmentSizeOption;
import org.pcap4j.packet.TcpNoOperationOption;
import org.pcap4j.packet.TcpPacket;
import org.pcap4j.packet.TcpPacket.TcpOption;
import org.pcap4j.packet.TcpSackPermittedOption;
import org.pcap4j.packet.TcpWindowScaleOption;
import org.pcap4j.packet.UnknownPacket;
import org.pcap4j.packet.UnknownTcpOption;
import org.pcap4j.packet.namednumber.IpNumber;
import org.pcap4j.packet.namednumber.IpVersion;
import org.pcap4j.packet.namednumber.TcpOptionKind;
import org.pcap4j.packet.namednumber.TcpPort;

/** Segments to IP packets, by pcap4j's builders. No native library is loaded for this. */
final class PacketFactory {
  private static final byte[] FAST_OPEN_COOKIE = {1, 2, 3, 4, 5, 6, 7, 8};

  private int fragmentBytes;
  private boolean goodChecksum = true;

  void fragment(int payloadBytes) {
    // Fragment offsets count in units of eight bytes (RFC 791 §3.1).
    fragmentBytes = payloadBytes / 8 * 8;
  }

  void checksum(boolean good) {
    goodChecksum = good;
  }

  /** The packet that carries a segment, or its fragments. */
  List<byte[]> ipPackets(Conversation conversation, Segment segment) {
    InetAddress source = address(conversation.peer(segment.from()));
    InetAddress destination = address(conversation.peer(segment.from().peer()));
    byte[] tcp = tcp(conversation, segment, source, destination).getRawData();
    List<byte[]> packets = new ArrayList<>();
    int step = fragmentBytes == 0 ? tcp.length : fragmentBytes;
    for (int from = 0; from < tcp.length; from += step) {
      int to = Math.min(tcp.length, from + step);
      byte[] part = Arrays.copyOfRange(tcp, from, to);
      boolean more = to < tcp.length;
      packets.add(
          conversation.isIpv6()
              ? ipv6(segment, (Inet6Address) source, (Inet6Address) destination, part, from, more)
              : ipv4(segment, (Inet4Address) source, (Inet4Address) destination, part, from, more));
    }
    return packets;
  }

  private Packet tcp(
      Conversation conversation, Segment segment, InetAddress source, InetAddress destination) {
    TcpPacket.Builder builder =
        new TcpPacket.Builder()
            .srcPort(TcpPort.getInstance((short) conversation.peer(segment.from()).port))
            .dstPort(TcpPort.getInstance((short) conversation.peer(segment.from().peer()).port))
            .sequenceNumber(segment.sequence())
            .acknowledgmentNumber(segment.acknowledgment())
            .fin(segment.has(Segment.FIN))
            .syn(segment.has(Segment.SYN))
            .rst(segment.has(Segment.RST))
            .psh(segment.has(Segment.PSH))
            .ack(segment.has(Segment.ACK))
            .window((short) segment.window())
            .options(options(segment.options()))
            .paddingAtBuild(true)
            .srcAddr(source)
            .dstAddr(destination)
            .correctLengthAtBuild(true)
            .correctChecksumAtBuild(true);
    if (segment.payload().length > 0) {
      builder.payloadBuilder(new UnknownPacket.Builder().rawData(segment.payload()));
    }
    TcpPacket packet = builder.build();
    if (goodChecksum) {
      return packet;
    }
    short wrong = (short) (packet.getHeader().getChecksum() ^ 0x5a5a);
    return packet.getBuilder().checksum(wrong).correctChecksumAtBuild(false).build();
  }

  private static List<TcpOption> options(OpenOptions open) {
    List<TcpOption> options = new ArrayList<>();
    if (open == null) {
      return options;
    }
    options.add(
        new TcpMaximumSegmentSizeOption.Builder()
            .maxSegSize((short) open.mss())
            .correctLengthAtBuild(true)
            .build());
    if (open.sackPermitted()) {
      options.add(TcpSackPermittedOption.getInstance());
    }
    if (open.windowScale() >= 0) {
      options.add(TcpNoOperationOption.getInstance());
      options.add(
          new TcpWindowScaleOption.Builder()
              .shiftCount((byte) open.windowScale())
              .correctLengthAtBuild(true)
              .build());
    }
    if (open.fastOpen() != null) {
      // pcap4j has no class for the cookie of RFC 7413 §4.1.1.
      options.add(
          new UnknownTcpOption.Builder()
              .kind(TcpOptionKind.getInstance((byte) 34))
              .data(FAST_OPEN_COOKIE)
              .correctLengthAtBuild(true)
              .build());
    }
    return options;
  }

  private static byte[] ipv4(
      Segment segment,
      Inet4Address source,
      Inet4Address destination,
      byte[] payload,
      int offset,
      boolean more) {
    return new IpV4Packet.Builder()
        .version(IpVersion.IPV4)
        .tos(IpV4Rfc791Tos.newInstance((byte) 0))
        .identification((short) segment.ipId())
        .dontFragmentFlag(offset == 0 && !more)
        .moreFragmentFlag(more)
        .fragmentOffset((short) (offset / 8))
        .ttl(ttl(segment))
        .protocol(IpNumber.TCP)
        .srcAddr(source)
        .dstAddr(destination)
        .payloadBuilder(new UnknownPacket.Builder().rawData(payload))
        .correctLengthAtBuild(true)
        .correctChecksumAtBuild(true)
        .build()
        .getRawData();
  }

  private static byte[] ipv6(
      Segment segment,
      Inet6Address source,
      Inet6Address destination,
      byte[] payload,
      int offset,
      boolean more) {
    boolean whole = offset == 0 && !more;
    Packet.Builder content = new UnknownPacket.Builder().rawData(payload);
    if (!whole) {
      content =
          new IpV6ExtFragmentPacket.Builder()
              .nextHeader(IpNumber.TCP)
              .fragmentOffset((short) (offset / 8))
              .m(more)
              .identification(segment.ipId())
              .payloadBuilder(content);
    }
    return new IpV6Packet.Builder()
        .version(IpVersion.IPV6)
        .trafficClass(IpV6SimpleTrafficClass.newInstance((byte) 0))
        .flowLabel(IpV6SimpleFlowLabel.newInstance(0))
        .nextHeader(whole ? IpNumber.TCP : IpNumber.IPV6_FRAG)
        .hopLimit(ttl(segment))
        .srcAddr(source)
        .dstAddr(destination)
        .payloadBuilder(content)
        .correctLengthAtBuild(true)
        .build()
        .getRawData();
  }

  /** The client is seven hops away; the server is where the capture is taken. */
  private static byte ttl(Segment segment) {
    return (byte) (segment.from() == Side.CLIENT ? 57 : 64);
  }

  private static InetAddress address(Peer peer) {
    try {
      return InetAddress.getByName(peer.address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an IP address: " + peer.address, e);
    }
  }
}
