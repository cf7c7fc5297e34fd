package io.chunkscope.capture.decode;

import static io.chunkscope.capture.decode.Frames.cat;
import static io.chunkscope.capture.decode.Frames.ethernet;
import static io.chunkscope.capture.decode.Frames.hex;
import static io.chunkscope.capture.decode.Frames.ipv4;
import static io.chunkscope.capture.decode.Frames.ipv4Tcp;
import static io.chunkscope.capture.decode.Frames.ipv6;
import static io.chunkscope.capture.decode.Frames.ipv6Tcp;
import static io.chunkscope.capture.decode.Frames.tcp;
import static io.chunkscope.capture.decode.Frames.u16;
import static io.chunkscope.capture.decode.Frames.udp;

import java.util.ArrayList;
import java.util.List;

/** One packet for each way TCP can be wrapped, all with the same segment inside. */
final class Encapsulations {
  /** A wrapped segment. */
  static final class Sample {
    private final String name;
    private final int linkType;
    private final byte[] bytes;
    private final boolean ipv6;
    private final int trailer;

    private Sample(String name, int linkType, byte[] bytes, boolean ipv6, int trailer) {
      this.name = name;
      this.linkType = linkType;
      this.bytes = bytes;
      this.ipv6 = ipv6;
      this.trailer = trailer;
    }

    int linkType() {
      return linkType;
    }

    byte[] bytes() {
      return bytes.clone();
    }

    /** Whether the IP header next to the segment is IPv6. */
    boolean ipv6() {
      return ipv6;
    }

    /** Bytes behind the segment that belong to a lower layer. */
    int trailer() {
      return trailer;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final String SNAP = "aaaa03 000000 0800";
  private static final String WLAN_ADDRESSES = "020000000001 020000000002 020000000003 1000";
  private static final byte[] MACS = hex("020000000001 020000000002");

  private final List<Sample> samples = new ArrayList<>();

  private Encapsulations() {}

  static List<Sample> all() {
    Encapsulations all = new Encapsulations();
    all.links();
    all.wireless();
    all.wideArea();
    all.ethernetTags();
    all.ipExtensions();
    all.gre();
    all.udpTunnels();
    return List.copyOf(all.samples);
  }

  private void links() {
    link(LinkType.NULL, "02000000");
    link6(LinkType.NULL, "0000001e");
    link6(LinkType.NULL, "18000000");
    link(LinkType.NULL, "00000800");
    link(LinkType.LOOP, "00000002");
    link6(LinkType.LOOP, "00000018");
    link(LinkType.ETHERNET, "020000000001 020000000002 0800");
    link6(LinkType.ETHERNET, "020000000001 020000000002 86dd");
    link(LinkType.RAW, "");
    link6(LinkType.RAW, "");
    link(LinkType.RAW_BSD, "");
    link(LinkType.RAW_OPENBSD, "");
    link(LinkType.IPV4, "");
    link6(LinkType.IPV6, "");
    link(LinkType.ENC, "02000000 00000001 00000000");
    link(LinkType.PFLOG, "3d020000" + "00".repeat(60));
    link(LinkType.LINUX_SLL, "0000 0001 0006 0200000000010000 0800");
    link6(LinkType.LINUX_SLL, "0004 0001 0006 0200000000010000 86dd");
    link(LinkType.LINUX_SLL, "0000 0001 0006 0200000000010000 8100 0064 0800");
    link(LinkType.LINUX_SLL, "0000 0001 0006 0200000000010000 0004" + SNAP);
    link(LinkType.LINUX_SLL, "0000 030a 0000 0000000000000000 0800");
    link(LinkType.LINUX_SLL2, "0800 0000 00000002 0001 00 06 0200000000010000");
    link(LinkType.LINUX_SLL2, "8100 0000 00000002 0001 00 06 0200000000010000 0064 0800");
    link(LinkType.NFLOG, "02000000 0800 0100 08000000 0500 0a00 61 000000" + nflogPayload());
    link(LinkType.PKTAP, "10000000 01000000 01000000 00000000" + "0200000000010200000000020800");
    link(LinkType.TOKEN_RING, "1040 020000000001 020000000002" + SNAP);
    link(LinkType.TOKEN_RING, "1040 020000000001 820000000002 0630 0011 0022" + SNAP);
    link(LinkType.FDDI, "50 020000000001 020000000002" + SNAP);
    link(LinkType.ARCNET_LINUX, "0102 0000 d4 00 0001");
    link(LinkType.ARCNET_LINUX, "0102 0000 f0");
    link(LinkType.IPOIB, "00".repeat(40) + "0800 0000");
    link(LinkType.APPLE_IP_OVER_IEEE1394, "0000000000000001 0000000000000002 0800");
  }

  private static String nflogPayload() {
    int length = 4 + ipv4Tcp().length;
    return String.format("%02x%02x0900", length & 0xff, length >> 8);
  }

  private void wireless() {
    link(LinkType.IEEE802_11, "0801 0000" + WLAN_ADDRESSES + SNAP);
    link(LinkType.IEEE802_11, "8802 0000" + WLAN_ADDRESSES + "0000" + SNAP);
    link(LinkType.IEEE802_11, "8803 0000" + WLAN_ADDRESSES + "020000000004 0000" + SNAP);
    link(LinkType.IEEE802_11, "8882 0000" + WLAN_ADDRESSES + "0000 00000000" + SNAP);
    String wlan = "0801 0000" + WLAN_ADDRESSES + SNAP;
    link(LinkType.IEEE802_11_RADIOTAP, "0000 0900 02000000 00" + wlan);
    link(
        LinkType.IEEE802_11_RADIOTAP,
        "0000 1900 03000080 00000000 00000000 1122334455667788 20"
            + ("8801 0000" + WLAN_ADDRESSES + "0000 0000" + SNAP));
    link(LinkType.IEEE802_11_PRISM, "00000044 00000090" + "00".repeat(136) + wlan);
    link(LinkType.IEEE802_11_PRISM, "80211001 00000040" + "00".repeat(56) + wlan);
    link(LinkType.IEEE802_11_AVS, "80211001 00000040" + "00".repeat(56) + wlan);
    link(LinkType.PPI, "00 00 0c00 69000000 00000000" + wlan);
    link(LinkType.PPI, "00 00 0800 01000000" + "0200000000010200000000020800");
  }

  private void wideArea() {
    link(LinkType.PPP, "ff03 0021");
    link(LinkType.PPP, "21");
    link6(LinkType.PPP, "ff03 0057");
    link(LinkType.PPP, "ff03 0281 00064140");
    link(LinkType.PPP, "ff03 0031 0001 0200000000010200000000020800");
    link(LinkType.PPP, "8f00 0800");
    link(LinkType.PPP_HDLC, "ff03 0021");
    link(LinkType.PPP_HDLC, "0f00 0800");
    link(LinkType.PPP_WITH_DIRECTION, "01 ff03 0021");
    link(LinkType.PPP_PPPD, "00 03 0021");
    link(LinkType.PPP_ETHER, "1100 0001 003a 0021");
    link(LinkType.C_HDLC, "0f00 0800");
    link(LinkType.C_HDLC_WITH_DIRECTION, "01 0f00 0800");
    link(LinkType.FRAME_RELAY, "1841 03 cc");
    link(LinkType.FRAME_RELAY, "1841 03 00 80 000000 0800");
    link(LinkType.FRAME_RELAY, "1841 0800");
    link(LinkType.ATM_RFC1483, SNAP);
    link(LinkType.ATM_RFC1483, "fefe03 cc");
    link(LinkType.ATM_RFC1483, "aaaa03 0080c2 0007 0000" + "0200000000010200000000020800");
    link(LinkType.SUNATM, "02 00 0064" + SNAP);
    link(LinkType.SUNATM, "01 00 0064 0001" + "0200000000010200000000020800");
  }

  private void ethernetTags() {
    tag("VLAN", "8100 2064 0800");
    tag("QinQ", "88a8 0064 8100 0065 0800");
    tag("old QinQ", "9100 0064 9200 0065 8100 0066 0800");
    tag("VN-Tag", "8926 00000000 0800");
    tag("E-Tag", "893f 000000000000 0800");
    tag("MACsec, integrity only", "88e5 0002 00000001 0800");
    tag("MACsec with channel", "88e5 2002 00000001 0200000000020001 0800");
    tag("provider backbone", "88e7 00000064 0200000000010200000000020800");
    tag("PPPoE", "8864 1100 0001 003a 0021");
    tag("MPLS", "8847 00064040 00065140");
    tag("MPLS multicast", "8848 00064140");
    tag("MPLS, Ethernet with control word", "8847 00064140 00000000 0200000000010200000000020800");
    tag("MPLS, Ethernet, MAC begins with 0", "8847 00064140 0000000000010200000000020800");
    tag("MPLS, Ethernet, MAC begins with a", "8847 00064140 a200000000010200000000020800");
    tag("NSH", "894f 0002 0201 00000100");
    byte[] llc = cat(hex(SNAP), ipv4Tcp());
    add("802.3 SNAP", 1, cat(MACS, u16(llc.length), llc), false, 0);
    byte[] sap = cat(hex("060603"), ipv4Tcp());
    add("802.3 with IP's own SAP", 1, cat(MACS, u16(sap.length), sap), false, 0);
    add("padding", 1, cat(ethernet(0x0800, ipv4Tcp()), new byte[9]), false, 9);
  }

  private void ipExtensions() {
    String pad = "01 04 00000000";
    ip6("hop-by-hop", 0, "06 00" + pad);
    ip6("destination options", 60, "06 01" + pad + "0106000000000000");
    ip6("mobility", 135, "06 00" + pad);
    ip6("HIP", 139, "06 00" + pad);
    ip6("shim6", 140, "06 00" + pad);
    ip6("authentication", 51, "06 04 0000 00000001 00000001 000000000000000000000000");
    ip6("atomic fragment", 44, "06 00 0000 12345678");
    ip6("a chain", 0, "2b 00" + pad + "3c 00 fd 00 00000000" + "06 00" + pad);
    add(
        "authentication in IPv4",
        1,
        ethernet(
            0x0800, ipv4(51, cat(hex("0604 0000 00000001 00000001" + "00".repeat(12)), tcp()))),
        false,
        0);
    add("IP in IP", 1, ethernet(0x0800, ipv4(4, ipv4Tcp())), false, 0);
    add("6in4", 1, ethernet(0x0800, ipv4(41, ipv6Tcp())), true, 0);
    add("4in6", 1, ethernet(0x86dd, ipv6(4, ipv4Tcp())), false, 0);
    ip4("EtherIP", 97, "3000 0200000000010200000000020800");
    ip4("MPLS in IP", 137, "00064140");
  }

  private void gre() {
    ip4("GRE", 47, "0000 0800");
    ip4("GRE with checksum, key, sequence", 47, "b000 0800 00000000 00000001 00000002");
    ip4("GRE with routes", 47, "4000 0800 00000000 0800 0004 0a000001 00000000");
    ip4("GRE, Ethernet", 47, "0000 6558 0200000000010200000000020800");
    ip4("GRE, MPLS", 47, "0000 8847 00064140");
    ip4("ERSPAN I", 47, "0000 88be 0200000000010200000000020800");
    ip4("ERSPAN II", 47, "1000 88be 00000001 1064000100000000 0200000000010200000000020800");
    ip4(
        "ERSPAN III",
        47,
        "1000 22eb 00000001 206400010000000000000000 0200000000010200000000020800");
    ip4(
        "ERSPAN III with platform",
        47,
        "1000 22eb 00000001 206400010000000000000001 0000000000000000"
            + "0200000000010200000000020800");
    ip4("PPTP", 47, "3081 880b 003c0001 00000001 00000001 ff03 0021");
    ip4("Aruba's 802.11", 47, "0000 8200 0801 0000" + WLAN_ADDRESSES + SNAP);
    ip4("WCCP 1", 47, "0000 883e");
    ip4("WCCP 2", 47, "0000 883e 00000000");
  }

  private void udpTunnels() {
    String frame = "0200000000010200000000020800";
    tunnel("VXLAN", 4789, "08000000 00006400" + frame);
    tunnel("VXLAN, old port", 8472, "08000000 00006400" + frame);
    tunnel("VXLAN-GPE", 4790, "0c000001 00006400");
    tunnel("VXLAN-GPE, NSH", 4790, "0c000004 00006400 0002 0203 00000100" + frame);
    tunnel("Geneve", 6081, "0100 6558 00006400 01020301" + frame);
    tunnel("Geneve, IP", 6081, "0000 0800 00006400");
    tunnel("GTP-U", 2152, "30ff 0038 00000001");
    tunnel("GTP-U with extensions", 2152, "34ff 0040 00000001 00000085 01100100");
    tunnel("LISP", 4341, "0000000000000000");
    tunnel("MPLS in UDP", 6635, "00064140");
    tunnel("L2TP", 1701, "0002 0001 0002 ff03 0021");
    tunnel("L2TP with all fields", 1701, "4a02 004a 0001 0002 0000 0000 0002 ffff 0021");
    teredo("Teredo", "");
    teredo("Teredo with headers", "0001 0000 0000000000000000 00 0000 1234 01020304");
  }

  private void link(LinkType type, String header) {
    add(type + " " + header, type.number(), cat(hex(header), ipv4Tcp()), false, 0);
  }

  private void link6(LinkType type, String header) {
    add(type + " IPv6 " + header, type.number(), cat(hex(header), ipv6Tcp()), true, 0);
  }

  private void tag(String name, String fromEtherType) {
    add(name, 1, cat(MACS, hex(fromEtherType), ipv4Tcp()), false, 0);
  }

  private void ip4(String name, int protocol, String header) {
    byte[] inner = cat(hex(header), ipv4Tcp());
    add(name, 1, ethernet(0x0800, ipv4(protocol, inner)), false, 0);
  }

  private void ip6(String name, int nextHeader, String headers) {
    byte[] inner = cat(hex(headers), tcp());
    add(name, 1, ethernet(0x86dd, ipv6(nextHeader, inner)), true, 0);
  }

  private void tunnel(String name, int port, String header) {
    byte[] inner = udp(port, cat(hex(header), ipv4Tcp()));
    add(name, 1, ethernet(0x0800, ipv4(17, inner)), false, 0);
    add(name + " over IPv6", 1, ethernet(0x86dd, ipv6(17, inner)), false, 0);
  }

  private void teredo(String name, String header) {
    byte[] inner = udp(3544, cat(hex(header), ipv6Tcp()));
    add(name, 1, ethernet(0x0800, ipv4(17, inner)), true, 0);
  }

  private void add(String name, int linkType, byte[] bytes, boolean ipv6, int trailer) {
    samples.add(new Sample(name, linkType, bytes, ipv6, trailer));
  }
}
