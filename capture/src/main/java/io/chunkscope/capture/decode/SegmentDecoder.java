package io.chunkscope.capture.decode;

import io.chunkscope.capture.source.Packet;

/**
 * Finds the TCP segment in a packet, through link layers, tunnels, IP and its fragments. Owns the
 * fragments that wait for others; keeps nothing else from one packet to the next. Not safe for
 * concurrent use.
 *
 * <p>Packets are hostile: whatever they contain, the answer is a {@link DecodeOutcome}.
 */
public final class SegmentDecoder {
  /** Headers inside one another; a legitimate stack of tunnels and tags has less than half. */
  private static final int MAX_LAYERS = 48;

  private static final int ETHERNET = 1;
  private static final int FAST_IP_OFFSET = EthernetDecoder.HEADER_LENGTH;

  private final boolean verifyChecksums;
  private final IpFragments fragments;
  private final Ipv4Decoder ipv4;
  private final Ipv6Decoder ipv6;
  private final DecodeStatistics statistics;
  private final Cursor cursor = new Cursor();

  public SegmentDecoder() {
    this(DecodeOptions.DEFAULTS);
  }

  public SegmentDecoder(DecodeOptions options) {
    this.verifyChecksums = options.checksums() == ChecksumPolicy.DROP;
    this.fragments = new IpFragments(options);
    this.ipv4 = new Ipv4Decoder(fragments, verifyChecksums);
    this.ipv6 = new Ipv6Decoder(fragments);
    this.statistics = new DecodeStatistics(fragments);
  }

  /**
   * Decodes one packet.
   *
   * @param segment set if the outcome is {@link DecodeOutcome#SEGMENT}, else of no meaning but for
   *     {@link #namesConnection}; refers to the packet's buffer, or to one that is good until the
   *     next call
   */
  public DecodeOutcome decode(Packet packet, TcpSegment segment) {
    cursor.start(
        packet.buffer(),
        packet.offset(),
        packet.capturedLength(),
        packet.originalLength(),
        packet.timestampNs());
    DecodeOutcome outcome =
        packet.linkType() == ETHERNET && !verifyChecksums && skipToPlainTcp()
            ? TcpHeader.read(cursor, segment)
            : walk(Layer.linkType(packet.linkType()), segment);
    segment.timestampNs = packet.timestampNs();
    segment.frameNumber = packet.frameNumber();
    statistics.count(outcome);
    return outcome;
  }

  /**
   * Whether the packet decoded last names a TCP connection (addresses and ports are set in the
   * view) although it may not be a segment: its header is cut short or contradicts itself, or it is
   * quoted in an ICMP error. Wireshark counts such packets as conversations.
   */
  public boolean namesConnection() {
    return cursor.connectionNamed;
  }

  /** What was decoded so far. */
  public DecodeStatistics statistics() {
    return statistics;
  }

  /**
   * The straight line for nearly every packet: Ethernet II, IPv4 without options, not a fragment,
   * TCP. Moves the cursor only if the packet is of that kind.
   */
  private boolean skipToPlainTcp() {
    byte[] buffer = cursor.buffer;
    int ip = cursor.offset + FAST_IP_OFFSET;
    if (cursor.end - ip < Ipv4Header.MIN_LENGTH + TcpHeader.MIN_LENGTH
        || buffer[ip] != Ipv4Header.VERSION_4_WITHOUT_OPTIONS
        || buffer[ip + Ipv4Header.PROTOCOL_OFFSET] != IpProtocol.TCP
        || Cursor.u16(buffer, ip - 2) != EtherType.IPV4
        || Ipv4Header.isFragment(buffer, ip)) {
      return false;
    }
    int totalLength = Ipv4Header.totalLength(buffer, ip);
    if (totalLength < Ipv4Header.MIN_LENGTH) {
      return false;
    }
    cursor.offset = ip;
    cursor.limit(totalLength);
    cursor.offset = ip + Ipv4Header.MIN_LENGTH;
    cursor.sourceAddressOffset = ip + Ipv4Header.SOURCE_OFFSET;
    cursor.destinationAddressOffset = ip + Ipv4Header.DESTINATION_OFFSET;
    cursor.addressLength = Ipv4Header.ADDRESS_LENGTH;
    return true;
  }

  private DecodeOutcome walk(int firstLayer, TcpSegment segment) {
    int layer = firstLayer;
    for (int depth = 0; depth < MAX_LAYERS && layer != Layer.STOP; depth++) {
      if (layer == Layer.ipProtocol(IpProtocol.TCP)) {
        return tcp(segment);
      }
      layer = next(layer);
    }
    if (layer != Layer.STOP) {
      cursor.stop(OtherTraffic.TOO_DEEP);
    }
    if (cursor.traffic != null) {
      statistics.countOther(cursor.traffic, cursor.trafficNumber);
      boolean icmp = cursor.traffic == OtherTraffic.ICMP || cursor.traffic == OtherTraffic.ICMPV6;
      if (icmp && QuotedSegment.find(cursor) && cursor.has(TcpHeader.NAMING_LENGTH)) {
        TcpHeader.readNames(cursor, segment);
      }
    }
    return cursor.outcome;
  }

  private DecodeOutcome tcp(TcpSegment segment) {
    DecodeOutcome outcome = TcpHeader.read(cursor, segment);
    if (verifyChecksums
        && outcome == DecodeOutcome.SEGMENT
        && cursor.missing == 0
        && !cursor.sourceRouted
        && !InternetChecksum.holdsForTcp(cursor)) {
      return DecodeOutcome.BAD_CHECKSUM;
    }
    return outcome;
  }

  private int next(int layer) {
    if (Layer.isEtherType(layer)) {
      return EtherTypeDecoder.next(layer, cursor);
    }
    if (Layer.isIpProtocol(layer)) {
      return ipProtocol(Layer.number(layer));
    }
    if (Layer.isLinkType(layer)) {
      return link(Layer.number(layer));
    }
    return switch (layer) {
      case Layer.IP -> ip();
      case Layer.LLC -> LlcDecoder.next(cursor);
      case Layer.PPP -> PppDecoder.next(cursor);
      case Layer.WLAN -> WlanDecoder.next(cursor);
      default -> throw new IllegalStateException("no decoder for layer " + layer);
    };
  }

  private int link(int number) {
    LinkType type = LinkType.of(number);
    if (type != null) {
      return type.next(cursor);
    }
    statistics.countUnsupportedLink(number);
    return cursor.stop(DecodeOutcome.UNSUPPORTED_LINK);
  }

  private int ip() {
    if (!cursor.has(1)) {
      return cursor.cutShort();
    }
    return switch (cursor.u8(0) >>> 4) {
      case 4 -> ipv4.next(cursor);
      case 6 -> ipv6.next(cursor);
      default -> cursor.stop(DecodeOutcome.BAD_LENGTH);
    };
  }

  private int ipProtocol(int number) {
    return switch (number) {
      case IpProtocol.FRAGMENT -> ipv6.fragment(cursor);
      default -> IpProtocolDecoder.next(number, cursor);
    };
  }
}
