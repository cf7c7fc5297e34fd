package io.chunkscope.samples.packet;

import io.chunkscope.samples.flow.Side;
import java.util.Locale;

/** What carries IP packets: a link layer, and the tunnel inside it if there is one. */
enum LinkEncapsulation {
  ETHERNET(1, LinkHeaders::ethernet),
  VLAN(1, LinkHeaders::vlan),
  QINQ(1, LinkHeaders::qinq),
  SNAP(1, LinkHeaders::ethernetSnap),
  PPPOE(1, LinkHeaders::pppoe),
  MPLS(1, LinkHeaders::mpls),
  SLL(113, LinkHeaders::linuxCooked),
  SLL2(276, LinkHeaders::linuxCooked2),
  NULL(0, LinkHeaders::loopbackLittleEndian),
  LOOP(108, LinkHeaders::loopbackNetworkOrder),
  RAW(101, (ip, from) -> ip),
  IPV4(228, (ip, from) -> ip),
  IPV6(229, (ip, from) -> ip),
  RAW_BSD(12, (ip, from) -> ip),
  RAW_OPENBSD(14, (ip, from) -> ip),
  PPP(9, WanHeaders::ppp),
  PPP_HDLC(50, WanHeaders::ppp),
  PPP_ETHER(51, WanHeaders::pppSession),
  PPPD(166, WanHeaders::pppd),
  PPP_WITH_DIRECTION(204, WanHeaders::pppWithDirection),
  CISCO_HDLC(104, WanHeaders::ciscoHdlc),
  CISCO_HDLC_IN_PPP(9, WanHeaders::ciscoHdlc),
  CISCO_HDLC_WITH_DIRECTION(205, WanHeaders::ciscoHdlcWithDirection),
  FRAME_RELAY(107, WanHeaders::frameRelay),
  ATM(100, WanHeaders::atm),
  SUNATM(123, WanHeaders::sunAtm),
  TOKEN_RING(6, OldLanHeaders::tokenRing),
  FDDI(10, OldLanHeaders::fddi),
  ARCNET(129, OldLanHeaders::arcnet),
  FIREWIRE(138, OldLanHeaders::firewire),
  INFINIBAND(242, OldLanHeaders::infiniBand),
  ENC(109, CaptureHeaders::enc),
  PFLOG(117, CaptureHeaders::pflog),
  NFLOG(239, CaptureHeaders::nflog),
  PKTAP(258, CaptureHeaders::pktap),
  PPI(192, CaptureHeaders::ppi),
  PRISM(119, CaptureHeaders::prism),
  AVS(163, CaptureHeaders::avs),
  IEEE80211(105, LinkHeaders::wireless),
  RADIOTAP(127, LinkHeaders::radiotap),
  IPIP(1, (ip, from) -> LinkHeaders.ethernet(TunnelHeaders.ipInIpv4(ip, from), from)),
  SIXINFOUR(1, (ip, from) -> LinkHeaders.ethernet(TunnelHeaders.ipInIpv4(ip, from), from)),
  IPINIPV6(1, (ip, from) -> LinkHeaders.ethernet(TunnelHeaders.ipInIpv6(ip, from), from)),
  GRE(1, (ip, from) -> LinkHeaders.ethernet(TunnelHeaders.gre(ip, from), from)),
  GRETAP(1, (ip, from) -> LinkHeaders.ethernet(TunnelHeaders.greTap(ip, from), from)),
  VXLAN(1, (ip, from) -> LinkHeaders.ethernet(TunnelHeaders.vxlan(ip, from), from)),
  GENEVE(1, (ip, from) -> LinkHeaders.ethernet(TunnelHeaders.geneve(ip, from), from));

  /** Puts a link layer round an IP packet. */
  interface Framer {
    byte[] frame(byte[] ip, Side from);
  }

  private final int linkType;

  @SuppressWarnings("ImmutableEnumChecker") // static methods, without state
  private final Framer framer;

  LinkEncapsulation(int linkType, Framer framer) {
    this.linkType = linkType;
    this.framer = framer;
  }

  /** The one a recipe names. */
  static LinkEncapsulation named(String name) {
    String constant =
        switch (name) {
          case "6in4" -> "SIXINFOUR";
          case "ip-in-ipv6" -> "IPINIPV6";
          default -> name.toUpperCase(Locale.ROOT).replace('-', '_');
        };
    for (LinkEncapsulation encapsulation : values()) {
      if (encapsulation.name().equals(constant)) {
        return encapsulation;
      }
    }
    throw new IllegalArgumentException("unknown link layer " + name);
  }

  /** LINKTYPE_ number. */
  int linkType() {
    return linkType;
  }

  byte[] frame(byte[] ip, Side from) {
    return framer.frame(ip, from);
  }
}
