package io.chunkscope.capture.decode;

import java.util.Arrays;

/**
 * The link types that are decoded: the registry of what a capture's LINKTYPE_ number may be
 * (https://www.tcpdump.org/linktypes.html).
 */
enum LinkType {
  NULL(0),
  ETHERNET(1),
  TOKEN_RING(6),
  PPP(9),
  FDDI(10),
  /** What BSD systems call raw IP inside, and wrote to files at times. */
  RAW_BSD(12),
  /** The same on OpenBSD. */
  RAW_OPENBSD(14),
  RAW(101),
  PPP_HDLC(50),
  PPP_ETHER(51),
  ATM_RFC1483(100),
  C_HDLC(104),
  IEEE802_11(105),
  FRAME_RELAY(107),
  LOOP(108),
  ENC(109),
  LINUX_SLL(113),
  PFLOG(117),
  IEEE802_11_PRISM(119),
  SUNATM(123),
  IEEE802_11_RADIOTAP(127),
  ARCNET_LINUX(129),
  APPLE_IP_OVER_IEEE1394(138),
  IEEE802_11_AVS(163),
  PPP_PPPD(166),
  PPP_WITH_DIRECTION(204),
  C_HDLC_WITH_DIRECTION(205),
  PPI(192),
  IPV4(228),
  IPV6(229),
  NFLOG(239),
  IPOIB(242),
  PKTAP(258),
  LINUX_SLL2(276);

  private static final LinkType[] BY_NUMBER = byNumber();

  private final int number;

  LinkType(int number) {
    this.number = number;
  }

  private static LinkType[] byNumber() {
    int max = Arrays.stream(values()).mapToInt(LinkType::number).max().orElse(0);
    LinkType[] types = new LinkType[max + 1];
    for (LinkType type : values()) {
      types[type.number] = type;
    }
    return types;
  }

  /** The link type with this number, or null if it is not decoded. */
  static LinkType of(int number) {
    return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
  }

  /** Its LINKTYPE_ number. */
  int number() {
    return number;
  }

  /** Decodes the link header that the cursor stands on; returns the layer behind it. */
  int next(Cursor cursor) {
    return switch (this) {
      case NULL, ENC, LOOP, PFLOG -> LoopbackDecoder.next(this, cursor);
      case ETHERNET -> EthernetDecoder.next(cursor);
      case RAW, RAW_BSD, RAW_OPENBSD, IPV4, IPV6 -> Layer.IP;
      case PPP, PPP_HDLC -> PppDecoder.hdlc(cursor);
      case PPP_ETHER -> PppDecoder.session(cursor);
      case PPP_PPPD -> PppDecoder.pppd(cursor);
      case PPP_WITH_DIRECTION -> PppDecoder.withDirection(cursor);
      case C_HDLC -> PppDecoder.ciscoHdlc(cursor);
      case C_HDLC_WITH_DIRECTION -> PppDecoder.ciscoHdlcWithDirection(cursor);
      case IEEE802_11 -> WlanDecoder.next(cursor);
      case IEEE802_11_PRISM -> RadioHeaderDecoder.prism(cursor);
      case IEEE802_11_RADIOTAP -> RadioHeaderDecoder.radiotap(cursor);
      case IEEE802_11_AVS -> RadioHeaderDecoder.avs(cursor);
      case PPI -> RadioHeaderDecoder.ppi(cursor);
      case LINUX_SLL -> LinuxCookedDecoder.version1(cursor);
      case LINUX_SLL2 -> LinuxCookedDecoder.version2(cursor);
      case NFLOG -> EnvelopeDecoder.nflog(cursor);
      case PKTAP -> EnvelopeDecoder.pktap(cursor);
      case IPOIB -> InfiniBandDecoder.next(cursor);
      case TOKEN_RING -> OldLanDecoder.tokenRing(cursor);
      case FDDI -> OldLanDecoder.fddi(cursor);
      case ARCNET_LINUX -> OldLanDecoder.arcnet(cursor);
      case APPLE_IP_OVER_IEEE1394 -> OldLanDecoder.ieee1394(cursor);
      case ATM_RFC1483 -> Layer.LLC;
      case SUNATM -> WanDecoder.sunAtm(cursor);
      case FRAME_RELAY -> WanDecoder.frameRelay(cursor);
    };
  }
}
