package io.chunkscope.capture.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pcap4j.packet.Dot1qVlanTagPacket;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.IpPacket;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV4Rfc791Tos;
import org.pcap4j.packet.IpV6Packet;
import org.pcap4j.packet.IpV6SimpleFlowLabel;
import org.pcap4j.packet.IpV6SimpleTrafficClass;
import org.pcap4j.packet.Packet;
import org.pcap4j.packet.TcpMaximumSegmentSizeOption;
import org.pcap4j.packet.TcpNoOperationOption;
import org.pcap4j.packet.TcpPacket;
import org.pcap4j.packet.TcpWindowScaleOption;
import org.pcap4j.packet.UnknownPacket;
import org.pcap4j.packet.namednumber.EtherType;
import org.pcap4j.packet.namednumber.IpNumber;
import org.pcap4j.packet.namednumber.IpVersion;
import org.pcap4j.packet.namednumber.TcpPort;
import org.pcap4j.util.MacAddress;

/** Packets built by pcap4j, checksums included, and read again by it and by us. */
class Pcap4jAgreementTest {
  private static final int PACKETS = 2_000;

  private final Random random = new Random(5);
  private final TcpSegment segment = new TcpSegment();

  @Test
  void readsTheFieldsThatPcap4jReads() throws UnknownHostException, IllegalRawDataException {
    SegmentDecoder decoder =
        new SegmentDecoder(DecodeOptions.DEFAULTS.withChecksums(ChecksumPolicy.DROP));
    for (int i = 0; i < PACKETS; i++) {
      byte[] frame = frame();
      EthernetPacket theirs = EthernetPacket.newPacket(frame, 0, frame.length);

      assertEquals(
          DecodeOutcome.SEGMENT, decoder.decode(Frames.packet(1, frame), segment), "packet " + i);
      assertAgreement(theirs);
    }
  }

  private void assertAgreement(EthernetPacket theirs) {
    IpPacket ip = theirs.get(IpPacket.class);
    TcpPacket.TcpHeader tcp = theirs.get(TcpPacket.class).getHeader();
    Packet payload = theirs.get(TcpPacket.class).getPayload();
    assertArrayEquals(ip.getHeader().getSrcAddr().getAddress(), Frames.sourceAddress(segment));
    assertArrayEquals(ip.getHeader().getDstAddr().getAddress(), Frames.destinationAddress(segment));
    assertEquals(tcp.getSrcPort().valueAsInt(), segment.sourcePort());
    assertEquals(tcp.getDstPort().valueAsInt(), segment.destinationPort());
    assertEquals(tcp.getSequenceNumber(), segment.sequenceNumber());
    assertEquals(tcp.getAcknowledgmentNumber(), segment.acknowledgmentNumber());
    assertEquals(tcp.getWindowAsInt(), segment.window());
    assertEquals(tcp.getSyn(), segment.has(TcpSegment.SYN));
    assertEquals(tcp.getFin(), segment.has(TcpSegment.FIN));
    assertEquals(tcp.getRst(), segment.has(TcpSegment.RST));
    assertEquals(tcp.getPsh(), segment.has(TcpSegment.PSH));
    assertEquals(tcp.getAck(), segment.has(TcpSegment.ACK));
    assertArrayEquals(
        payload == null ? new byte[0] : payload.getRawData(), Frames.payload(segment));
    assertEquals(0, segment.missingTailBytes());
    assertOptions(tcp);
  }

  private void assertOptions(TcpPacket.TcpHeader tcp) {
    int maximumSegmentSize = TcpSegment.ABSENT;
    int windowScale = TcpSegment.ABSENT;
    for (TcpPacket.TcpOption option :
        tcp.getSyn() ? tcp.getOptions() : List.<TcpPacket.TcpOption>of()) {
      if (option instanceof TcpMaximumSegmentSizeOption size) {
        maximumSegmentSize = size.getMaxSegSizeAsInt();
      } else if (option instanceof TcpWindowScaleOption scale) {
        windowScale = scale.getShiftCountAsInt();
      }
    }
    assertEquals(maximumSegmentSize, segment.maximumSegmentSize());
    assertEquals(windowScale, segment.windowScale());
  }

  private byte[] frame() throws UnknownHostException {
    boolean ipv6 = random.nextBoolean();
    InetAddress source = address(ipv6);
    InetAddress destination = address(ipv6);
    Packet.Builder ip =
        ipv6
            ? ipv6((Inet6Address) source, (Inet6Address) destination)
            : ipv4((Inet4Address) source, (Inet4Address) destination);
    EtherType type = ipv6 ? EtherType.IPV6 : EtherType.IPV4;
    Packet.Builder inner = ip;
    for (int tags = random.nextInt(3); tags > 0; tags--) {
      inner =
          new Dot1qVlanTagPacket.Builder()
              .vid((short) random.nextInt(4096))
              .type(type)
              .payloadBuilder(inner);
      type = EtherType.DOT1Q_VLAN_TAGGED_FRAMES;
    }
    return new EthernetPacket.Builder()
        .srcAddr(MacAddress.getByName("02:00:00:00:00:01"))
        .dstAddr(MacAddress.getByName("02:00:00:00:00:02"))
        .type(type)
        .payloadBuilder(inner)
        .paddingAtBuild(true)
        .build()
        .getRawData();
  }

  private InetAddress address(boolean ipv6) throws UnknownHostException {
    byte[] address = new byte[ipv6 ? 16 : 4];
    random.nextBytes(address);
    address[0] = 0x20;
    return InetAddress.getByAddress(address);
  }

  private Packet.Builder ipv4(Inet4Address source, Inet4Address destination) {
    return new IpV4Packet.Builder()
        .version(IpVersion.IPV4)
        .tos(IpV4Rfc791Tos.newInstance((byte) 0))
        .ttl((byte) 64)
        .protocol(IpNumber.TCP)
        .identification((short) random.nextInt())
        .srcAddr(source)
        .dstAddr(destination)
        .correctChecksumAtBuild(true)
        .correctLengthAtBuild(true)
        .payloadBuilder(tcp(source, destination));
  }

  private Packet.Builder ipv6(Inet6Address source, Inet6Address destination) {
    return new IpV6Packet.Builder()
        .version(IpVersion.IPV6)
        .trafficClass(IpV6SimpleTrafficClass.newInstance((byte) 0))
        .flowLabel(IpV6SimpleFlowLabel.newInstance(random.nextInt(1 << 20)))
        .nextHeader(IpNumber.TCP)
        .hopLimit((byte) 64)
        .srcAddr(source)
        .dstAddr(destination)
        .correctLengthAtBuild(true)
        .payloadBuilder(tcp(source, destination));
  }

  private TcpPacket.Builder tcp(InetAddress source, InetAddress destination) {
    byte[] payload = new byte[random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(1400)];
    random.nextBytes(payload);
    return new TcpPacket.Builder()
        .srcAddr(source)
        .dstAddr(destination)
        .srcPort(TcpPort.getInstance((short) random.nextInt()))
        .dstPort(TcpPort.getInstance((short) random.nextInt()))
        .sequenceNumber(random.nextInt())
        .acknowledgmentNumber(random.nextInt())
        .window((short) random.nextInt())
        .syn(random.nextBoolean())
        .fin(random.nextBoolean())
        .rst(random.nextBoolean())
        .psh(random.nextBoolean())
        .ack(random.nextBoolean())
        .options(options())
        .correctChecksumAtBuild(true)
        .correctLengthAtBuild(true)
        .paddingAtBuild(true)
        .payloadBuilder(payload.length == 0 ? null : new UnknownPacket.Builder().rawData(payload));
  }

  private List<TcpPacket.TcpOption> options() {
    if (random.nextBoolean()) {
      return List.of();
    }
    return List.of(
        new TcpMaximumSegmentSizeOption.Builder()
            .maxSegSize((short) random.nextInt())
            .correctLengthAtBuild(true)
            .build(),
        TcpNoOperationOption.getInstance(),
        new TcpWindowScaleOption.Builder()
            .shiftCount((byte) random.nextInt(15))
            .correctLengthAtBuild(true)
            .build());
  }
}
